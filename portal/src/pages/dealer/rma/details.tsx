import { Button, Title } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { addressLines } from '../../../formats/address-lines.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { Facts } from '../../../parts/facts.tsx';
import type { Rma } from '../../../parts/rmas/shapes.ts';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './rma.module.css';
import { texts } from './texts.ts';

/** Loaded when another address is given. */
const ShipTo = lazy(() => import('./ship-to.tsx'));

type Place = Pick<Rma['depot'], 'name' | 'address'>;

const linesOf = ({ name, address }: Place): string => [name, ...addressLines(address)].join('\n');

const Address = ({ place }: { readonly place: Place }): ReactNode => (
  <address className={classes.address}>{linesOf(place)}</address>
);

/** Whether another address can be given: something is to come back, and no parcel is under way to it. */
const mayMove = ({ shipTo, state, units }: Rma): boolean =>
  shipTo !== undefined &&
  state !== 'closed' &&
  !units.some((unit) => unit.state !== 'closed' && unit.sentBack !== undefined);

export function Details({ rma }: { readonly rma: Rma }): ReactNode {
  const t = useTexts(texts);
  const { date } = useFormats();
  const [isOpen, setOpen] = useState(false);
  const { depot, shipTo, issuedAt, issuedBy, dueAt, note } = rma;
  return (
    <Card>
      <Title order={2} mb="md">
        {t('details')}
      </Title>
      <Facts
        facts={[
          [t('sendTo'), <Address key="depot" place={depot} />],
          [t('due'), date(dueAt)],
          [t('backTo'), shipTo && <Address key="back" place={shipTo} />],
          [t('note'), note],
          [t('issued'), t('issuedBy', { day: date(issuedAt), name: issuedBy.name })],
        ]}
      />
      {mayMove(rma) && (
        <Button variant="default" size="sm" mt="md" onClick={() => setOpen(true)}>
          {t('shipToChange')}
        </Button>
      )}
      {isOpen && (
        <Suspense>
          <ShipTo rma={rma} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </Card>
  );
}
