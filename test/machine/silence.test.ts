import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Claimflow, type Mail } from './claimflow.ts';

const day = 86_400_000;
let flow: Claimflow;

beforeAll(async () => {
  flow = await Claimflow.start();
});
afterAll(() => flow.stop());

const answerLinks = (mails: readonly Mail[]): string[] => [
  ...new Set(mails.flatMap((mail) => mail.links.filter((link) => link.includes('/c/')))),
];

describe('a customer who does not answer', () => {
  it('is reminded with the same link, warned, and loses the claim to silence after 180 days', async () => {
    const claimId = await flow.file({ kind: 'tablet', type: 'vandalism', photo: false });
    await flow.ok('agent', 'POST', `/claims/${claimId}/decide`, {
      outcome: 'ask-customer',
      message: 'Which corner?',
    });
    const counts: Record<number, number> = {};
    const before = (await flow.mails('customer@example.com', claimId)).length;
    for (const until of [2.9, 3.1, 7.1, 12.1, 14.1, 172.9, 173.1]) {
      const already = flow.runtime.clock.now();
      const since = Date.parse((await flow.claim(claimId)).waiting.since);
      await flow.advance(since + until * day - already);
      counts[until] = (await flow.mails('customer@example.com', claimId)).length - before;
    }
    expect(counts).toEqual({ 2.9: 0, 3.1: 1, 7.1: 2, 12.1: 3, 14.1: 3, 172.9: 3, 173.1: 4 });
    const asking = (await flow.mails('customer@example.com', claimId)).filter((mail) =>
      mail.text.includes('corner'),
    );
    expect(asking).toHaveLength(5);
    expect(answerLinks(asking)).toHaveLength(1);
    expect(await flow.claim(claimId)).toMatchObject({ status: 'waiting-on-customer', overdue: true });
    await flow.advance(7 * day);
    expect(await flow.claim(claimId)).toMatchObject({ status: 'closed-inactive' });
    const [execution] = (await flow.control(`/executions?claimId=${claimId}`)).executions;
    expect(execution.status).toBe('SUCCEEDED');
  });

  it('is heard at any time before', async () => {
    const claimId = await flow.file({ kind: 'laptop', type: 'vandalism', photo: false });
    await flow.ok('agent', 'POST', `/claims/${claimId}/decide`, {
      outcome: 'ask-customer',
      message: 'Which corner?',
    });
    await flow.advance(100 * day);
    await flow.ok('customer', 'POST', `/claims/${claimId}/answer`, { message: 'The left one.' });
    expect(await flow.claim(claimId)).toMatchObject({ status: 'in-review', overdue: false });
    await flow.ok('customer', 'POST', `/claims/${claimId}/withdraw`, {});
  });
});

describe('a repair partner who does not answer', () => {
  it('is reminded on days 1, 3 and 5; from day 7 the agents are told, and the claim never closes', async () => {
    const claimId = await flow.file({ kind: 'tablet', type: 'vandalism', photo: false });
    await flow.ok('agent', 'POST', `/claims/${claimId}/decide`, { outcome: 'ask-partner', message: 'When?' });
    const to = (await flow.mails('')).find((mail) => mail.text.includes('When?'))?.to[0] ?? '';
    const before = (await flow.mails(to, claimId)).length;
    await flow.advance(6 * day);
    expect((await flow.mails(to, claimId)).length - before).toBe(3);
    await flow.advance(40 * day);
    expect(await flow.claim(claimId)).toMatchObject({ status: 'waiting-on-provider', overdue: true });
    const queue = await flow.ok('agent', 'GET', '/staff/queue');
    expect(queue.items.map((item: { claimId: string }) => item.claimId)).toContain(claimId);
    await flow.ok('customer', 'POST', `/claims/${claimId}/withdraw`, {});
  });
});
