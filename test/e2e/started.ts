import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Claimflow } from '../../bench/outside/claimflow.ts';
import {
  freePorts,
  type StartedClaimflow,
  type StartOptions,
  startClaimflow,
} from '../../bench/outside/started-claimflow.ts';

/** A Monday morning in California: the claims team is at work, the plan of the demo customer is past its wait. */
export const MONDAY_MORNING = '2026-03-02T17:30:00Z';

export interface Started extends StartedClaimflow {
  readonly flow: Claimflow;
}

/** Each suite has ports of its own, so that its template is found in the cache the next time. */
export async function start(
  preferredPort: number,
  options: StartOptions = { now: MONDAY_MORNING },
): Promise<Started> {
  const ports = options.ports ?? (await freePorts(preferredPort));
  const started = await startClaimflow({ ...options, ports });
  return { ...started, flow: new Claimflow(started.url, ports.smtpPort) };
}

/** A data folder of the test's own, gone when it is disposed. */
export function temporaryFolder(): Disposable & { readonly path: string } {
  const path = mkdtempSync(join(tmpdir(), 'claimflow-e2e-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}
