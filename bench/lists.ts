/**
 * `node bench/lists.ts [claims]`: how long a list takes with 100,000 claims, asked for over HTTP as the portal does: the
 * first page, a deep page, filters, other orders, searches, counts and the agents' queue.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimItems } from './fleet/claim-items.ts';
import { fillFolder } from './fleet/fill-folder.ts';
import type { ClaimsPlace } from './fleet/many-claims.ts';
import { Claimflow } from './outside/claimflow.ts';
import { startClaimflow } from './outside/started-claimflow.ts';
import { benchLists } from './speed/list-latency.ts';

const CLAIMS = Number(process.argv[2] ?? 100_000);
const NOW = '2026-06-02T18:00:00.000Z';
const folder = process.argv[3] ?? mkdtempSync(join(tmpdir(), 'claimflow-lists-'));

const place: ClaimsPlace = {
  nowMs: Date.parse(NOW),
  shops: [
    { companyId: 'co-fixit', name: 'Fixit Repair' },
    { companyId: 'co-volt', name: 'Volt Repair' },
  ],
  each: 5,
  count: CLAIMS,
};

try {
  await (await startClaimflow({ data: folder, now: NOW })).stop();
  const began = performance.now();
  const items = await fillFolder(folder, claimItems(place));
  console.log(
    `${CLAIMS} claims, ${items} items, written in ${((performance.now() - began) / 1000).toFixed(0)} s`,
  );
  const started = await startClaimflow({ data: folder });
  try {
    const flow = new Claimflow(started.url, started.ports.smtpPort);
    console.log(`Started in ${(started.startedInMs / 1000).toFixed(1)} s. One caller (ms):`);
    console.table(await benchLists(flow));
  } finally {
    await started.stop();
  }
} finally {
  if (process.argv[3] === undefined) rmSync(folder, { recursive: true, force: true });
}
