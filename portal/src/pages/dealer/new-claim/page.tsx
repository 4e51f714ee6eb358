import { Stack, Text } from '@mantine/core';
import { lazy, type ReactNode, Suspense } from 'react';
import { useLocation, useSearch } from 'wouter';
import { ApiProblem } from '../../../api/problem.ts';
import { useRead } from '../../../api/query.ts';
import { Card } from '../../../parts/card.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { SerialField } from '../../../parts/units/serial-field.tsx';
import type { Unit } from '../../../parts/units/shapes.ts';
import { texts as unitTexts } from '../../../parts/units/texts.ts';
import { WarrantyAnswer } from '../../../parts/units/warranty-answer.tsx';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** Asked once the unit is known. */
const Chosen = lazy(() => import('./chosen.tsx'));

/** First the unit and its warranty, then what is wrong; from there on it is a draft. */
export default function NewClaimPage(): ReactNode {
  const asked = new URLSearchParams(useSearch()).get('serial') ?? '';
  const [, navigate] = useLocation();
  const choose = (serial: string): void =>
    navigate(serial === '' ? '/claims/new' : `/claims/new?serial=${encodeURIComponent(serial)}`);
  const {
    data: unit,
    error,
    refetch,
  } = useRead('GET /units/{serial}', { path: { serial: asked } }, { enabled: asked !== '' });
  if (unit?.own)
    return (
      <Suspense fallback={<PageSkeleton />}>
        <Chosen unit={unit} onOther={() => choose('')} />
      </Suspense>
    );
  return <WhichUnit {...{ asked, unit, error, choose }} onAgain={() => void refetch()} />;
}

interface WhichUnitProps {
  readonly asked: string;
  readonly unit: Unit | undefined;
  readonly error: Error | null;
  readonly choose: (serial: string) => void;
  readonly onAgain: () => void;
}

function WhichUnit({ asked, unit, error, choose, onAgain }: WhichUnitProps): ReactNode {
  const t = useTexts(texts);
  const words = useTexts(unitTexts);
  const isUnknown = error instanceof ApiProblem && error.status === 404;
  return (
    <Page title={t('whichTitle')} lead={t('whichWhy')}>
      <Card>
        <Stack>
          <SerialField onSerial={choose} isBusy={asked !== '' && !unit && !error} />
          <div role="status">
            {isUnknown && (
              <Text fw={600}>
                {words('unknown')}: {asked}. {words('unknownText')}
              </Text>
            )}
            {error && !isUnknown && <LoadFailed isPart error={error} onAgain={onAgain} />}
            {unit && !unit.own && <WarrantyAnswer unit={unit}>{t('notYours')}</WarrantyAnswer>}
          </div>
        </Stack>
      </Card>
    </Page>
  );
}
