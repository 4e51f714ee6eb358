import { Button, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { type AnswerOf, call } from '../../../api/call.ts';
import { queryClient, useRead } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { deviceName } from '../../../parts/device-icon.ts';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { PhotoSlots } from '../../../parts/verification/photo-slots.tsx';
import { Tracking } from '../../../parts/verification/tracking.tsx';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './device.module.css';
import { Health, IfNow } from './if-now.tsx';
import { texts } from './texts.ts';

type Device = AnswerOf<'GET /devices/{deviceId}'>;

interface DevicePageProps {
  readonly params: Readonly<Record<string, string>>;
}

/** One device: what it still needs, and what the plan would do for it today. */
export default function DevicePage({ params }: DevicePageProps): ReactNode {
  const t = useTexts(texts);
  const path = { deviceId: params.deviceId ?? '' };
  const { data: device, error, refetch } = useRead('GET /devices/{deviceId}', { path }, { live: true });
  // Asked for at once, so that nothing moves when the last of them answers.
  const ifNow = useRead('GET /devices/{deviceId}/if-now', { path });
  const history = useRead('GET /devices/{deviceId}/history', { path });
  if (device && (ifNow.isPending || history.isPending)) return <PageSkeleton />;
  if (!device) return error ? <LoadFailed error={error} onAgain={() => void refetch()} /> : <PageSkeleton />;
  const { deviceId, kind, planNumber, verification } = device;
  const claim = (
    <Button
      component={Link}
      href={`/claims/new?device=${deviceId}`}
      variant={device.photosNeeded.length > 0 ? 'default' : 'filled'}
    >
      {t('claim')}
    </Button>
  );
  return (
    <Page title={deviceName(device)} lead={t('lead', { kind: t(kind), planNumber })} action={claim}>
      <section className={classes.state} data-verification={verification}>
        <Title order={2}>{t(verification)}</Title>
        <Text>{sentenceOf(device, t)}</Text>
      </section>
      {device.photosNeeded.length > 0 && <PhotoSlots device={device} />}
      <div className={classes.columns}>
        <IfNow deviceId={deviceId} />
        <Stack gap="lg">
          <Health deviceId={deviceId} />
          {device.tracking && <Tracking deviceId={deviceId} tracking={device.tracking} />}
          <History deviceId={deviceId} />
        </Stack>
      </div>
      <Group gap="xs">
        <Button component={Link} href={`/devices/new?swap=${deviceId}`} variant="default">
          {t('swap')}
        </Button>
        <Remove deviceId={deviceId} />
      </Group>
    </Page>
  );
}

function sentenceOf(
  { verification, verificationReason }: Device,
  t: ReturnType<typeof useTexts<(typeof texts)['english']>>,
): string {
  if (verification === 'verified') return t('verifiedText');
  if (verification === 'pending') return t('pendingText');
  return verificationReason ?? t('unverifiedText');
}

function Remove({ deviceId }: { readonly deviceId: string }): ReactNode {
  const t = useTexts(texts);
  const [, navigate] = useLocation();
  return (
    <ConfirmButton
      variant="subtle"
      title={t('removeTitle')}
      text={t('removeText')}
      onConfirm={async () => {
        await call('DELETE /devices/{deviceId}', { path: { deviceId } });
        toast(t('removeDone'));
        navigate('/devices');
        await queryClient.invalidateQueries({ queryKey: ['GET /devices'] });
      }}
    >
      {t('remove')}
    </ConfirmButton>
  );
}

function History({ deviceId }: { readonly deviceId: string }): ReactNode {
  const t = useTexts(texts);
  const { dateTime } = useFormats();
  const { data } = useRead('GET /devices/{deviceId}/history', { path: { deviceId } });
  if (!data || data.items.length === 0) return null;
  return (
    <Card>
      <Title order={2} mb="sm">
        {t('history')}
      </Title>
      <ol className={classes.history} reversed>
        {data.items.toReversed().map(({ what, at, actor, note }) => (
          <li key={`${at} ${what} ${note ?? ''}`}>
            <strong>{t(what)}</strong>
            <span>
              {dateTime(at)} · {actor.role === 'system' ? t('automatic') : actor.name}
            </span>
            {note !== undefined && <span>{note}</span>}
          </li>
        ))}
      </ol>
    </Card>
  );
}
