/**
 * `node bench/payouts.ts [sales]`: 100,000 sales of January in one run, from the schedule on 15 March to the provider's
 * last word and the statements, on this machine as `npm start` runs it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillFolder } from './fleet/fill-folder.ts';
import { salesItems } from './fleet/sales.ts';
import { startClaimflow } from './outside/started-claimflow.ts';

const SALES = Number(process.argv[2] ?? 100_000);
const COMPANIES = Math.max(1, Math.round(SALES / 100));
const BEFORE = '2026-03-15T12:00:00.000Z';
const AFTER = '2026-03-15T13:20:00.000Z';
const folder = mkdtempSync(join(tmpdir(), 'claimflow-payouts-'));

const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(1);

/** The most memory that the process has held, in MB; undefined where the system has no /proc. */
async function peakMb(pid: number | undefined): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
}

/** Moves the clock. It answers once everything is quiet, which takes longer than `fetch` waits for a first byte. */
function moveClock(url: string, to: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    const call = request(`${url}/_local/clock`, { method: 'POST', headers }, (answer) => {
      answer.resume().once('end', resolve).once('error', reject);
    });
    call.once('error', reject).end(JSON.stringify({ to }));
  });
}

const read = async <T>(url: string): Promise<T> => (await fetch(url)).json() as Promise<T>;

/** Events in the history of the run's execution, of the 25,000 that one may have. */
async function eventsOf(url: string): Promise<number> {
  const { history } = await read<{ history: unknown[] }>(`${url}/_local/executions/payout-2026-03`);
  return history.length;
}

/** What the provider has paid, in cents, and in how many payments. */
async function paidBy(url: string): Promise<{ readonly count: number; readonly cents: number }> {
  const { payments } = await read<{ payments: { amountCents: number; status: string }[] }>(
    `${url}/_local/payments`,
  );
  const paid = payments.filter(({ status }) => status === 'SUCCESS');
  return { count: paid.length, cents: paid.reduce((sum, { amountCents }) => sum + amountCents, 0) };
}

try {
  await (await startClaimflow({ data: folder, now: BEFORE })).stop();
  const filling = performance.now();
  const place = { sales: SALES, companies: COMPANIES, zone: 'America/New_York' };
  const items = await fillFolder(folder, salesItems(place));
  console.log(`${SALES} sales of ${COMPANIES} companies, ${items} items, written in ${seconds(filling)} s`);
  const started = await startClaimflow({ data: folder });
  try {
    const running = performance.now();
    await moveClock(started.url, AFTER);
    const took = seconds(running);
    const { count, cents } = await paidBy(started.url);
    console.log(`The run took ${took} s: ${count} payments, $${cents / 100}, of $${SALES * 25} earned.`);
    const events = await eventsOf(started.url);
    console.log(`${events} events in its history; ${await peakMb(started.pid)} MB of memory at most.`);
    if (cents !== SALES * 2_500) process.exitCode = 1;
  } finally {
    await started.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
