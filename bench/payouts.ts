/**
 * `node bench/payouts.ts [sales]`: 100,000 sales of January in one run, from the schedule on 15 March to the provider's
 * last word and the statements, on this machine as `npm start` runs it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillFolder } from './fleet/fill-folder.ts';
import { salesItems } from './fleet/sales.ts';
import { startClaimflow } from './outside/started-claimflow.ts';

const SALES = Number(process.argv[2] ?? 100_000);
const COMPANIES = Math.max(1, Math.round(SALES / 100));
const BEFORE = '2026-03-15T12:59:00.000Z';
const AFTER = '2026-03-15T13:20:00.000Z';
const folder = mkdtempSync(join(tmpdir(), 'claimflow-payouts-'));

const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(1);

try {
  await (await startClaimflow({ data: folder, now: BEFORE })).stop();
  const filling = performance.now();
  const place = { sales: SALES, companies: COMPANIES, zone: 'America/New_York' };
  const items = await fillFolder(folder, salesItems(place));
  console.log(`${SALES} sales of ${COMPANIES} companies, ${items} items, written in ${seconds(filling)} s`);
  const started = await startClaimflow({ data: folder });
  try {
    const running = performance.now();
    await fetch(`${started.url}/_local/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ to: AFTER }),
    });
    const took = seconds(running);
    const { payments } = (await (await fetch(`${started.url}/_local/payments`)).json()) as {
      payments: { amountCents: number; status: string }[];
    };
    const paid = payments.filter(({ status }) => status === 'SUCCESS');
    const cents = paid.reduce((sum, { amountCents }) => sum + amountCents, 0);
    console.log(
      `The run took ${took} s: ${paid.length} payments, $${cents / 100}, of $${SALES * 25} earned.`,
    );
  } finally {
    await started.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
