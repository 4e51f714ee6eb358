import { Anchor, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { addressLine } from '../../../formats/address-lines.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { Facts } from '../../../parts/facts.tsx';
import type { Unit } from '../../../parts/units/shapes.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

type Registered = NonNullable<Unit['registration']>;

const addressOf = ({ customer: { address } }: Registered): string | undefined =>
  address && addressLine(address);

const UnitLink = ({ serial }: { readonly serial: string }): ReactNode => (
  <Anchor component={Link} href={`/units/${encodeURIComponent(serial)}`}>
    {serial}
  </Anchor>
);

/** Whose it is, since when, and what proves it. */
export function Registration({ unit }: { readonly unit: Unit }): ReactNode {
  const t = useTexts(texts);
  const { date, calendarDay, phone } = useFormats();
  const { registration, dealer, assignedAt, replaces, replacedBy, transfers = [], documents = [] } = unit;
  const customer = registration?.customer;
  return (
    <Card>
      <Title order={2} mb="md">
        {t('registration')}
      </Title>
      {!registration && <Text mb="md">{t('notRegistered')}</Text>}
      <Facts
        facts={[
          [t('owner'), customer?.name],
          [
            t('email'),
            customer?.email && <Anchor href={`mailto:${customer.email}`}>{customer.email}</Anchor>,
          ],
          [
            t('phone'),
            customer?.phone && <Anchor href={`tel:${customer.phone}`}>{phone(customer.phone)}</Anchor>,
          ],
          [t('address'), registration && addressOf(registration)],
          [t('delivered'), registration && calendarDay(registration.deliveredAt)],
          [
            t('registeredBy'),
            registration &&
              t('byOn', { name: registration.registeredBy.name, day: date(registration.registeredAt) }),
          ],
          [t('proof'), documents.length > 0 ? <Proof key="proof" unit={unit} /> : undefined],
          [
            t('owners'),
            transfers
              .map(({ from, on }) => t('ownerUntil', { name: from.name, day: calendarDay(on) }))
              .join('; '),
          ],
          [t('dealer'), dealer],
          [t('since'), assignedAt && date(assignedAt)],
          [t('replaces'), replaces && <UnitLink serial={replaces} />],
          [t('replacedBy'), replacedBy && <UnitLink serial={replacedBy} />],
        ]}
      />
    </Card>
  );
}

function Proof({ unit: { documents = [] } }: { readonly unit: Unit }): ReactNode {
  const t = useTexts(texts);
  return documents.map(({ documentId, fileName, status, url, reason = '' }) => (
    <div key={documentId}>
      {url !== undefined && <Anchor href={url}>{fileName}</Anchor>}
      {status === 'pending' && t('proofPending', { file: fileName })}
      {status === 'rejected' && t('proofRejected', { file: fileName, reason })}
    </div>
  ));
}
