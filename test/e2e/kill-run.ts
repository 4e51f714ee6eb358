import { expect, onTestFinished } from 'vitest';
import { addProtectedDevices } from '../../bench/fleet/protected-devices.ts';
import type { Claimflow } from '../../bench/outside/claimflow.ts';
import type {
  ClaimShape,
  CommentShape,
  EmailShape,
  HistoryShape,
  Items,
} from '../../bench/outside/contract-shapes.ts';
import { ClaimLife, type Remains } from './claim-lives.ts';
import { KilledMachine } from './killed-machine.ts';
import { temporaryFolder } from './started.ts';

const LIVES = [
  ['phone', (life: ClaimLife) => life.simple()],
  ['phone', (life: ClaimLife) => life.byMail()],
  ['tablet', (life: ClaimLife) => life.estimated()],
  ['laptop', (life: ClaimLife) => life.asked()],
  ['laptop', (life: ClaimLife) => life.denied()],
  ['phone', (life: ClaimLife) => life.withdrawn()],
] as const;

/**
 * Lives of every kind run side by side while the machine is killed, wave after wave until all kills were made; then
 * everything they left behind is held against what must be there, once.
 */
export async function surviveKills(options: { port: number; kills: number; seed: number }): Promise<void> {
  const folder = temporaryFolder();
  const machine = await KilledMachine.start(options.port, folder.path, options.kills, options.seed);
  // Also when the test ran out of time.
  onTestFinished(async () => {
    await machine.stop();
    folder[Symbol.dispose]();
  });
  const { customerId } = await machine.flow.as('customer').get<{ customerId: string }>('/me');
  const before = await closedClaims(machine.flow);
  const remains: Remains[] = [];
  for (let wave = 0; wave === 0 || machine.killsLeft > 0; wave += 1) {
    remains.push(...(await liveTogether(machine, customerId, wave)));
  }
  await machine.act((flow) => flow.local.advance('PT1H'));
  for (const one of remains) await holdTogether(machine.flow, one);
  await nothingElse(machine.flow, [...before, ...remains.map(({ claimId }) => claimId)]);
}

/** A wave of lives, one of every kind, at the same time. */
async function liveTogether(machine: KilledMachine, customerId: string, wave: number): Promise<Remains[]> {
  const nowMs = Date.parse(await machine.act((flow) => flow.local.now()));
  const kinds = LIVES.map(([kind]) => kind);
  const devices = await machine.act(() => addProtectedDevices(machine.started, { customerId, kinds, nowMs }));
  return await Promise.all(
    LIVES.map(([, live], index) =>
      live(new ClaimLife(machine, `life ${wave}-${index}`, devices[index] ?? '')),
    ),
  );
}

/** All pages of a list. */
async function listOf<T>(flow: Claimflow, path: string): Promise<readonly T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const query = `limit=100${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
    const page = await flow.as('agent').get<Items<T>>(`${path}${path.includes('?') ? '&' : '?'}${query}`);
    items.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return items;
}

/** One claim: every question decided once, paid once, told, and its execution at its end. */
async function holdTogether(flow: Claimflow, one: Remains): Promise<void> {
  const { claimId } = one;
  const claim = await flow.as('agent').get<ClaimShape>(`/claims/${claimId}`);
  const history = await listOf<HistoryShape>(flow, `/claims/${claimId}/history`);
  const statuses = history.map(({ status }) => status).filter((status, at, all) => status !== all[at - 1]);
  expect(statuses, claimId).toEqual(one.statuses);

  const payableCents = one.invoiceCents === undefined ? 0 : one.invoiceCents - (claim.deductibleCents ?? 0);
  const due = payableCents > 0 ? [payableCents] : [];
  const payments = await flow.local.payments(claimId);
  expect(
    payments.map(({ amountCents }) => amountCents),
    `${claimId} at the provider`,
  ).toEqual(due);
  expect(payments.every(({ status }) => status === 'SUCCESS')).toBe(true);
  const ledger = claim.payments.map(({ amountCents, status }) => `${amountCents} ${status}`);
  expect(ledger, `${claimId} in the ledger`).toEqual(due.map((cents) => `${cents} paid`));

  const comments = await listOf<CommentShape>(flow, `/claims/${claimId}/comments`);
  const texts = comments.filter(({ internal }) => !internal).map(({ text }) => text);
  for (const answer of one.answers) expect(texts.filter((text) => text === answer)).toEqual([answer]);
  await mailsHoldTogether(flow, one);
  const executions = await flow.local.executions(claimId);
  expect(executions.map(({ name, status }) => `${name} ${status}`)).toEqual([`${claimId}-1 SUCCEEDED`]);
}

/** Every mail was sent at least once; every mail that came is kept, and counted once. */
async function mailsHoldTogether(flow: Claimflow, { claimId, mailsIn }: Remains): Promise<void> {
  const emails = await listOf<EmailShape>(flow, `/claims/${claimId}/emails`);
  const out = emails.filter(({ direction }) => direction === 'out');
  expect(out.filter(({ status }) => status !== 'sent' && status !== 'delivered')).toEqual([]);
  const delivered = await flow.local.mail({ claimId });
  const named = (mail: { readonly to: readonly string[]; readonly subject: string }): string =>
    `${mail.to.join()} ${mail.subject}`;
  for (const subject of new Set(out.map(named))) {
    const [planned, sent] = [out, delivered].map(
      (all: readonly { readonly to: readonly string[]; readonly subject: string }[]) =>
        all.filter((mail) => named(mail) === subject).length,
    );
    expect(sent, subject).toBeGreaterThanOrEqual(planned ?? 0);
  }
  const taken = emails.filter(({ direction, reason }) => direction === 'in' && reason === undefined);
  expect(taken, `mail to ${claimId}`).toHaveLength(mailsIn);
}

const closedClaims = async (flow: Claimflow): Promise<readonly string[]> =>
  (await listOf<ClaimShape>(flow, '/claims?list=closed')).map(({ claimId }) => claimId);

/** No claim was lost, none came from nowhere, none is still open. */
async function nothingElse(flow: Claimflow, claimIds: readonly string[]): Promise<void> {
  expect([...(await closedClaims(flow))].sort()).toEqual([...claimIds].sort());
  expect(await listOf(flow, '/claims?list=active')).toEqual([]);
}
