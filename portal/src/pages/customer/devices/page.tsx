import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useRead } from '../../../api/query.ts';
import { type Device, deviceIcon, deviceName } from '../../../parts/device-icon.ts';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { Icon } from '../../../shell/icons.tsx';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './devices.module.css';
import { texts } from './texts.ts';

/** What is protected, each with what it still needs. */
export default function DevicesPage(): ReactNode {
  const t = useTexts(texts);
  const { data, error, refetch } = useRead('GET /devices', { query: { limit: 200 } }, { live: true });
  if (!data) return error ? <LoadFailed error={error} onAgain={() => void refetch()} /> : <PageSkeleton />;
  const devices = data.items.filter(({ removedAt }) => removedAt === undefined);
  const count = devices.filter(({ photosNeeded }) => photosNeeded.length > 0).length;
  const add = (
    <Button component={Link} href="/devices/new" leftSection={<Icon name="plus" />}>
      {t('add')}
    </Button>
  );
  if (devices.length === 0)
    return (
      <EmptyState isPage icon="devices" title={t('none')} action={add}>
        {t('noneText')}
      </EmptyState>
    );
  return (
    <Page title={t('title')} lead={count === 0 ? t('ready') : t('todo', { count })} action={add}>
      <ul className={classes.list}>
        {devices.map((device) => (
          <DeviceRow key={device.deviceId} device={device} />
        ))}
      </ul>
    </Page>
  );
}

function DeviceRow({ device }: { readonly device: Device }): ReactNode {
  const t = useTexts(texts);
  const { deviceId, kind, verification, tracking, planNumber } = device;
  const tracks = { on: t('trackingOn'), off: t('trackingOff'), unknown: t('trackingUnknown') };
  return (
    <li className={classes.row}>
      <span className={classes.icon}>
        <Icon name={deviceIcon(kind)} size={26} />
      </span>
      <div className={classes.words}>
        <Link href={`/devices/${deviceId}`} className={classes.link}>
          {deviceName(device)}
        </Link>
        <span>{t('onPlan', { planNumber })}</span>
      </div>
      <div className={classes.states}>
        <span data-good={verification === 'verified'}>{t(verification)}</span>
        {tracking && <span data-good={tracking.state === 'on'}>{tracks[tracking.state]}</span>}
      </div>
      <Icon name="chevron" />
    </li>
  );
}
