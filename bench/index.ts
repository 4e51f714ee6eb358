/**
 * `npm run bench`: claims per second from filing to Completed, transitions per second of the engine, how long the API
 * takes to answer, and 100,000 past claims against a changed rulebook. Everything is bounded by count; nothing is
 * asserted, since times are the machine's.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Claimflow } from './outside/claimflow.ts';
import { startClaimflow } from './outside/started-claimflow.ts';
import { benchApi } from './speed/api-latency.ts';
import { benchClaims } from './speed/claim-throughput.ts';

const CLAIMS = 30;
const AT_ONCE = 4;
const CLAIMS_WITHIN_MS = 20_000;
const CALLS = 200;
const CALLS_WITHIN_MS = 5_000;

console.log('Claimflow on this machine: Lambdas in worker threads, stores on disk only where named.\n');
const started = await startClaimflow({
  now: '2026-03-02T17:30:00Z',
  onProgress: (line) => console.error(line),
});
try {
  const flow = new Claimflow(started.url, started.ports.smtpPort);
  console.log(`Started in ${(started.startedInMs / 1000).toFixed(1)} s, demo data included.\n`);
  const claims = await benchClaims(started, flow, {
    claims: CLAIMS,
    atOnce: AT_ONCE,
    withinMs: CLAIMS_WITHIN_MS,
  });
  const api = await benchApi(flow, claims.claimIds, { calls: CALLS, withinMs: CALLS_WITHIN_MS });
  const count = claims.claimIds.length;
  console.log(`Claims from filing to Completed (${count}, ${AT_ONCE} at once, approved by rule, paid)`);
  console.table({
    'claims per second': claims.perSecond.toFixed(2),
    'one claim, p50 (ms)': claims.p50Ms.toFixed(0),
    'one claim, p99 (ms)': claims.p99Ms.toFixed(0),
    'state transitions per claim': claims.transitionsPerClaim.toFixed(1),
  });
  console.log('API, one caller (ms)');
  console.table(api);
} finally {
  await started.stop();
}

/** Each in a process of its own: nothing of the machine above is in its way. */
for (const [title, script] of [
  ['Step Functions beside its targets', './stepfunctions.ts'],
  ['Past claims against a changed rulebook', './replay.ts'],
] as const) {
  console.log(title);
  const run = spawn(process.execPath, [fileURLToPath(new URL(script, import.meta.url))], {
    stdio: 'inherit',
  });
  const [code] = (await once(run, 'exit')) as [number | null];
  process.exitCode ||= code ?? 1;
}
