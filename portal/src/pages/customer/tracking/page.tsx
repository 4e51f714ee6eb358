import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRead } from '../../../api/query.ts';
import { deviceName } from '../../../parts/device-icon.ts';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { Tracking } from '../../../parts/verification/tracking.tsx';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** The question about tracking, for every phone. */
export default function TrackingPage(): ReactNode {
  const t = useTexts(texts);
  const { data, error, refetch } = useRead('GET /devices', { query: { limit: 200 } });
  if (!data) return error ? <LoadFailed error={error} onAgain={() => void refetch()} /> : <PageSkeleton />;
  const phones = data.items.flatMap((device) =>
    device.tracking && device.removedAt === undefined ? [{ ...device, tracking: device.tracking }] : [],
  );
  if (phones.length === 0)
    return (
      <EmptyState isPage icon="devices" title={t('none')}>
        {t('noneText')}
      </EmptyState>
    );
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Stack gap="lg" maw="40rem">
        {phones.map((phone) => (
          <Tracking
            key={phone.deviceId}
            deviceId={phone.deviceId}
            tracking={phone.tracking}
            name={deviceName(phone)}
          />
        ))}
      </Stack>
    </Page>
  );
}
