import { Text, Title } from '@mantine/core';
import { lazy, type ReactNode, Suspense } from 'react';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { LinesTable } from '../../../parts/unit-claim/lines-table.tsx';
import type { UnitClaim } from '../../../parts/unit-claim/shapes.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

const Payments = lazy(() => import('./payments.tsx'));

/** A dealer's claim in place of the money of a repair: its lines, what was made of them, what was credited. */
export default function UnitLines({ claim }: { readonly claim: UnitClaim }): ReactNode {
  const t = useTexts(texts);
  const { withDays } = useFormats();
  const { unit, preAuthorization, creditHeldFor, payments } = claim;
  return (
    <Card>
      <Title order={2} mb="sm">
        {t('unitLines')}
      </Title>
      <Text mb="sm" fw={600}>
        {withDays(unit.warranty.text)}
      </Text>
      {preAuthorization && <Text mb="sm">{t(`preAuthorization-${preAuthorization.state}`)}</Text>}
      {creditHeldFor && <Text mb="sm">{t('creditHeld', { rmaId: creditHeldFor.rmaId })}</Text>}
      <LinesTable claim={claim} />
      {payments.length > 0 && (
        <Suspense>
          <Payments claim={claim} />
        </Suspense>
      )}
    </Card>
  );
}
