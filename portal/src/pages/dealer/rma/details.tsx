import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { Facts } from '../../../parts/facts.tsx';
import type { Rma } from '../../../parts/rmas/shapes.ts';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './rma.module.css';
import { texts } from './texts.ts';

type Place = Pick<Rma['depot'], 'name' | 'address'>;

const linesOf = ({ name, address }: Place): string =>
  [name, address.line1, address.line2, `${address.city}, ${address.region} ${address.postalCode}`]
    .filter((line) => line !== undefined)
    .join('\n');

const Address = ({ place }: { readonly place: Place }): ReactNode => (
  <address className={classes.address}>{linesOf(place)}</address>
);

export function Details({ rma }: { readonly rma: Rma }): ReactNode {
  const t = useTexts(texts);
  const { date } = useFormats();
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
    </Card>
  );
}
