import { addProtectedDevices } from '../fleet/protected-devices.ts';
import { incidentNow, statesEntered } from '../outside/claim-flows.ts';
import { type Claimflow, type Incident, photoFile } from '../outside/claimflow.ts';
import type { ClaimShape } from '../outside/contract-shapes.ts';
import { damagePhoto } from '../outside/sample-files.ts';
import type { StartedClaimflow } from '../outside/started-claimflow.ts';
import { percentile } from './percentile.ts';

export interface ClaimThroughput {
  readonly claimIds: readonly string[];
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly transitionsPerClaim: number;
}

/**
 * Claims of as many customers, filed for them by an agent: draft, photo by presigned POST, submission, approval by rule,
 * device received, invoice, payment by the provider's simulator. A slow machine begins no new claim after `withinMs`.
 */
export async function benchClaims(
  started: StartedClaimflow,
  flow: Claimflow,
  {
    claims,
    atOnce,
    withinMs,
  }: { readonly claims: number; readonly atOnce: number; readonly withinMs: number },
): Promise<ClaimThroughput> {
  const nowMs = Date.parse(await flow.local.now());
  const kinds = Array.from({ length: claims + atOnce }, () => 'phone' as const);
  const deviceIds = await addProtectedDevices(started, { kinds, nowMs });
  const incident = await incidentNow(flow, 'cracked-screen', 'Dropped.');
  // A photo that another claim came with would bring this one before an agent.
  const photos = await Promise.all(deviceIds.map((_, index) => damagePhoto(index)));
  const one = (deviceId: string) =>
    oneClaim(flow, deviceId, incident, photos[deviceIds.indexOf(deviceId)] ?? new Uint8Array());
  // Functions start cold once; what is measured is the running machine.
  await Promise.all(deviceIds.slice(claims).map(one));
  const waiting = deviceIds.slice(0, claims);
  const finished: { claimId: string; ms: number }[] = [];
  const began = performance.now();
  const worker = async (): Promise<void> => {
    for (let deviceId = waiting.pop(); deviceId !== undefined; deviceId = waiting.pop()) {
      finished.push(await one(deviceId));
      if (performance.now() - began > withinMs) return;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const seconds = (performance.now() - began) / 1000;
  const times = finished.map(({ ms }) => ms);
  const claimIds = finished.map(({ claimId }) => claimId);
  await flow.local.idle();
  let transitions = 0;
  for (const claimId of claimIds) transitions += await statesEntered(flow, `${claimId}-1`);
  return {
    claimIds,
    perSecond: finished.length / seconds,
    p50Ms: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
    transitionsPerClaim: transitions / finished.length,
  };
}

async function oneClaim(
  flow: Claimflow,
  deviceId: string,
  incident: Incident,
  photo: Uint8Array<ArrayBuffer>,
): Promise<{ claimId: string; ms: number }> {
  const began = performance.now();
  const [agent, partner] = [flow.as('agent'), flow.as('partner')];
  const { claimId } = await agent.post<ClaimShape>('/claims', { deviceId, incident, submit: false });
  const documentId = await flow.upload(agent, claimId, photoFile(photo));
  await flow.inspected(agent, claimId, documentId);
  await agent.post(`/claims/${claimId}/submit`);
  await flow.reaches(agent, claimId, 'approved');
  await partner.post(`/claims/${claimId}/received`);
  await partner.post(`/claims/${claimId}/invoice`, {
    invoiceNumber: claimId,
    partsCents: 15_000,
    laborCents: 8_000,
    taxCents: 1_200,
    payment: { method: 'paypal', email: 'pay@fixit.example.org' },
  });
  await flow.reaches(agent, claimId, 'completed');
  return { claimId, ms: performance.now() - began };
}
