/**
 * `node bench/lists.ts [claims]`: how long a list takes with 100,000 claims, as many units and as many RMAs, asked for over
 * HTTP as the portal does: the first page, a deep page, filters, other orders, searches, counts and the agents' queue; and
 * how long the warranty check of a serial number takes. Each figure stands beside its target.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimItems } from './fleet/claim-items.ts';
import { fillFolder } from './fleet/fill-folder.ts';
import type { ClaimsPlace } from './fleet/many-claims.ts';
import { manyUnitItems } from './fleet/unit-items.ts';
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
  const units = manyUnitItems({ nowMs: place.nowMs, units: CLAIMS, rmas: CLAIMS });
  const items = (await fillFolder(folder, claimItems(place))) + (await fillFolder(folder, units));
  console.log(
    `${CLAIMS} claims, units and RMAs, ${items} items, written in ${((performance.now() - began) / 1000).toFixed(0)} s`,
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
