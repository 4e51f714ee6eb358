import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { count } from '../../lambdas/adapters/metrics.ts';
import { observed } from '../../lambdas/middleware/observed.ts';

afterEach(() => vi.restoreAllMocks());

/** What an invocation writes to its log, line by line. */
async function logOf(work: () => void): Promise<Record<string, unknown>[]> {
  const written: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  const handler = middy()
    .use(observed())
    .handler(async () => work());
  await handler({}, { functionName: 'test' } as Context).catch(() => undefined);
  return written.flatMap((text) => text.split('\n').filter(Boolean)).map((line) => JSON.parse(line));
}

describe('an observed handler', () => {
  it('writes what it counted in the format that CloudWatch reads metrics from', async () => {
    const [line, ...more] = await logOf(() => {
      count('ClaimsFiled');
      count('ClaimsFiled');
      count('PaymentsPaid');
    });
    expect(line).toMatchObject({
      ClaimsFiled: [1, 1],
      PaymentsPaid: 1,
      _aws: { CloudWatchMetrics: [{ Namespace: 'Claimflow' }] },
    });
    expect(more).toEqual([]);
  });

  it('writes it also when it fails afterwards, and nothing when nothing was counted', async () => {
    const lines = await logOf(() => {
      count('MailsFailed');
      throw new Error('later');
    });
    expect(lines).toMatchObject([{ MailsFailed: 1 }]);
    expect(await logOf(() => undefined)).toEqual([]);
  });
});
