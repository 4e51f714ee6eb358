import { Anchor, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useRead } from '../../../api/query.ts';
import { type Device, deviceIcon, deviceName } from '../../../parts/device-icon.ts';
import { Icon } from '../../../shell/icons.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './device-strip.module.css';
import { texts } from './texts.ts';

/** What is protected, and what one of them still needs. */
export function DeviceStrip(): ReactNode {
  const t = useTexts(texts);
  const { data } = useRead('GET /devices', { query: { limit: 100 } });
  const devices = data?.items.filter(({ removedAt }) => removedAt === undefined);
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Title order={2}>{t('devices')}</Title>
        <Anchor component={Link} href="/devices">
          {t('allDevices')}
        </Anchor>
      </Group>
      {!devices && <Skeleton h={96} radius="lg" />}
      {devices?.length === 0 && (
        <Text>
          {t('noDevices')}{' '}
          <Anchor component={Link} href="/devices/new">
            {t('addDevice')}
          </Anchor>
        </Text>
      )}
      {devices && devices.length > 0 && (
        <ul className={classes.strip}>
          {devices.map((device) => (
            <DeviceTile key={device.deviceId} device={device} />
          ))}
        </ul>
      )}
    </Stack>
  );
}

function DeviceTile({ device }: { readonly device: Device }): ReactNode {
  const t = useTexts(texts);
  const { deviceId, kind, verification, photosNeeded } = device;
  return (
    <li className={classes.tile} data-verification={verification}>
      <span className={classes.icon}>
        <Icon name={deviceIcon(kind)} size={24} />
      </span>
      <div className={classes.words}>
        <Link href={`/devices/${deviceId}`} className={classes.link}>
          {deviceName(device)}
        </Link>
        <span className={classes.state}>{t(verification)}</span>
        <span className={classes.next}>{photosNeeded.length > 0 ? t('addPhotos') : t('ifNow')}</span>
      </div>
    </li>
  );
}
