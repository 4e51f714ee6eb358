import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { useRead, useWrite } from '../../../api/query.ts';
import { serverNow } from '../../../api/server-time.ts';
import type { Claim } from '../../../api/shapes.ts';
import type { Device } from '../../../parts/device-icon.ts';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { type IncidentType, WhatStep } from '../claim/filing/what-step.tsx';
import { DeviceStep } from './device-step.tsx';
import { texts } from './texts.ts';

/** A clock that is a little ahead must not put the incident into the future. Milliseconds. */
const A_MINUTE = 60_000;

/** The first two questions of a claim; with their answers there is a draft, which asks the others. */
export default function NewClaimPage(): ReactNode {
  const t = useTexts(texts);
  const [, navigate] = useLocation();
  const asked = new URLSearchParams(useSearch());
  const other = asked.get('with') ?? undefined;
  const devices = useRead('GET /devices', { query: { limit: 200 } });
  const claims = useRead('GET /claims', { query: { limit: 200 } });
  const [deviceId, setDeviceId] = useState(asked.get('device') ?? undefined);
  const { begin, problem } = useBegin();
  const error = devices.error ?? claims.error;
  if (!devices.data || !claims.data) {
    const again = () => void Promise.all([devices.refetch(), claims.refetch()]);
    return error ? <LoadFailed error={error} onAgain={again} /> : <PageSkeleton />;
  }
  const own = devices.data.items.filter(({ removedAt }) => removedAt === undefined);
  if (own.length === 0)
    return (
      <EmptyState
        isPage
        icon="devices"
        title={t('noneTitle')}
        action={
          <Button component={Link} href="/devices">
            {t('addDevice')}
          </Button>
        }
      >
        {t('noneText')}
      </EmptyState>
    );
  const open = openClaims(claims.data.items);
  const sameIncident = claims.data.items.find(({ claimId }) => claimId === other);
  const device = own.find((one) => one.deviceId === deviceId);
  if (!device || open.has(device.deviceId))
    return (
      <DeviceStep
        devices={own}
        open={open}
        sameIncident={sameIncident}
        onChoose={(chosen) => {
          const existing = open.get(chosen);
          if (existing) navigate(`/claims/${existing.claimId}`);
          else setDeviceId(chosen);
        }}
      />
    );
  return (
    <WhatStep
      key="what"
      deviceKind={device.kind}
      chosen={sameIncident?.incident.type}
      problem={problem}
      onBack={() => setDeviceId(undefined)}
      onChoose={(type) => void begin(device, type, sameIncident)}
    />
  );
}

/** By device: its draft, or the claim that is not closed. */
const openClaims = (claims: readonly Claim[]): ReadonlyMap<string, Claim> =>
  new Map(
    claims.flatMap((claim) =>
      claim.device && claim.closedAt === undefined ? [[claim.device.deviceId, claim]] : [],
    ),
  );

/** Begins the draft and goes on there. */
function useBegin() {
  const [, navigate] = useLocation();
  const file = useWrite('POST /claims', { refreshes: ['GET /claims'] });
  const begin = async (device: Device, type: IncidentType, other: Claim | undefined): Promise<void> => {
    if (file.isPending) return;
    const known = other
      ? {
          incidentId: other.incident.incidentId,
          occurredAt: other.incident.occurredAt,
          description: other.incident.description,
          ...(other.incident.place !== undefined && { place: other.incident.place }),
        }
      : { occurredAt: new Date(serverNow() - A_MINUTE).toISOString(), description: '' };
    try {
      const draft = await file.mutateAsync({
        body: { deviceId: device.deviceId, incident: { type, ...known } },
      });
      navigate(`/claims/${draft.claimId}?step=first`, { replace: true });
    } catch {
      // `file.error` says it, beside the answers.
    }
  };
  return { begin, problem: file.error?.message };
}
