import { Anchor, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { Facts } from '../../../parts/facts.tsx';
import type { UnitClaim } from '../../../parts/unit-claim/shapes.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** The unit as the claim keeps it, its warranty first. */
export function UnitFacts({ claim }: { readonly claim: UnitClaim }): ReactNode {
  const t = useTexts(texts);
  const { calendarDay, withDays } = useFormats();
  const { unit, customer } = claim;
  const { warranty } = unit;
  const isIn = warranty.inWarranty && warranty.endsAt !== undefined;
  return (
    <Card>
      <Title order={2} mb="md">
        {isIn ? t('yes', { day: calendarDay(warranty.endsAt ?? '') }) : t('no')}
      </Title>
      <Facts
        facts={[
          [t('product'), unit.product],
          [
            t('serial'),
            <Anchor key="unit" component={Link} href={`/units/${encodeURIComponent(unit.serial)}`}>
              {unit.serial}
            </Anchor>,
          ],
          [t('owner'), customer.name],
          ...(isIn ? [] : [[t('warranty'), withDays(warranty.text)] as const]),
        ]}
      />
    </Card>
  );
}
