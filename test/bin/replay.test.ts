import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommandFault, readCommand } from '../../bin/replay/command.ts';
import { replayFolder } from '../../bin/replay/replay-folder.ts';
import { reportOf } from '../../bin/replay/report.ts';
import { catalogue202601 } from '../../lambdas/domain/catalogue/catalogue-2026-01.ts';
import { adjudicate } from '../../lambdas/domain/coverage/adjudicate.ts';
import { snapshotOf } from '../../lambdas/domain/coverage/facts.ts';
import { rulebook202601 } from '../../lambdas/domain/coverage/rulebook-2026-01.ts';
import type { Rulebook } from '../../lambdas/domain/coverage/rulebook-schema.ts';
import { openDataFolder } from '../../local/storage/open-data-folder.ts';
import { aClaim } from '../domain/coverage/a-claim.ts';
import { startTable, TABLE } from '../local/dynamodb/local-table.ts';

const folder = mkdtempSync(join(tmpdir(), 'replay-test-'));
const data = join(folder, 'data');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const reportingWithin = (days: number, version: string): Rulebook => ({
  ...rulebook202601,
  version,
  rules: rulebook202601.rules.map((rule) =>
    rule.id === 'reported-in-time' ? { ...rule, params: { days } } : rule,
  ),
});

const file = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

/** A decision as the workflow keeps it; `n` days after it happened. */
const decisionItem = (n: number, rulebook: Rulebook) => {
  const reportedAt = new Date(Date.parse('2026-06-01T20:00:00Z') + n * 86_400_000).toISOString();
  const facts = aClaim('cracked-screen', { reportedAt, now: reportedAt });
  const claimId = `CLM-0000000${n}`;
  return {
    ...{ pk: `CLAIM#${claimId}`, sk: 'DECISION#000001', entity: 'decision', claimId, at: reportedAt },
    ...adjudicate(facts, rulebook, catalogue202601),
    facts: snapshotOf(facts),
  };
};

beforeAll(async () => {
  const opened = openDataFolder(data);
  const { client, dynamo } = await startTable(opened, Date.parse('2026-07-01T12:00:00Z'));
  const stored = reportingWithin(2, 'two-days');
  const items: Record<string, unknown>[] = [
    decisionItem(1, rulebook202601),
    decisionItem(3, rulebook202601),
    decisionItem(5, stored),
    { pk: 'TERMS#rulebook', sk: 'VERSION#two-days', entity: 'rulebook', terms: stored },
    { pk: 'CLAIM#CLM-00000009', sk: 'DECISION#000001', entity: 'decision', claimId: 'CLM-00000009' },
    { pk: 'CLAIM#CLM-00000001', sk: 'CLAIM', entity: 'claim' },
  ];
  for (const Item of items) await client.send(new PutCommand({ TableName: TABLE, Item }));
  await dynamo.stop();
  opened.close();
});

const command = (...args: string[]) => {
  const read = readCommand([...args, '--data', data]);
  if (!read) throw new Error('only help was asked for');
  return read;
};

describe('npm run replay', () => {
  it('finds what would differ in a folder, whatever version decided, and leaves out what kept no facts', async () => {
    const path = file('four-days.json', reportingWithin(4, 'four-days'));
    const { totals, differences, left } = await replayFolder(command('--rulebook', path));
    expect(left).toBe(1);
    expect(totals).toMatchObject({ decisions: 3, different: 0, approvedBefore: 2, approvedAfter: 2 });
    expect(differences).toEqual([]);
    const longer = file('six-days.json', reportingWithin(6, 'six-days'));
    const found = await replayFolder(command('--rulebook', longer));
    expect(found.differences).toMatchObject([
      { claimId: 'CLM-00000005', effectCents: 24_100, decisive: ['reported-in-time'] },
    ]);
    const none = file('no-days.json', reportingWithin(0, 'no-days'));
    const worse = await replayFolder(command('--rulebook', none));
    expect(worse.differences.map(({ claimId }) => claimId)).toEqual(['CLM-00000001', 'CLM-00000003']);
    expect(reportOf(worse.totals, worse.differences, 1)).toContain(
      'CLM-00000001  2026-06-02T20:00:00.000Z  approve → review  -$241.00  reported-in-time\n… and 1 more',
    );
    const period = await replayFolder(
      command('--rulebook', none, '--from', '2026-06-03', '--to', '2026-06-05'),
    );
    expect(period.totals.decisions).toBe(1);
  });

  it.each<[string, string[], RegExp]>([
    ['no file', [], /--rulebook FILE is needed/],
    ['a file that is not there', ['--rulebook', join(folder, 'none.json')], /no such file/],
    ['a file that is no JSON', ['--rulebook', file('bad.json', '{')], /bad\.json: /],
    [
      'a faulty rulebook',
      ['--rulebook', file('faulty.json', { ...rulebook202601, rules: [] })],
      /faulty\.json: rules: /,
    ],
    [
      'an instant that is none',
      ['--rulebook', file('ok.json', rulebook202601), '--from', 'may'],
      /--from: may is no instant/,
    ],
    ['an option that nobody knows', ['--rulebok', 'x'], /rulebok/],
  ])('names what is wrong: %s', (_what, args, message) => {
    expect(() => readCommand(args)).toThrow(message);
    expect(() => readCommand(args)).toThrow(CommandFault);
  });

  it('refuses a folder that is not there', async () => {
    const path = file('any.json', rulebook202601);
    const asked = readCommand(['--rulebook', path, '--data', join(folder, 'nowhere')]);
    await expect(replayFolder(asked as NonNullable<typeof asked>)).rejects.toThrow(/there is no folder/);
  });
});
