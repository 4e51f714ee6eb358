import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Claimflow } from './claimflow.ts';

let flow: Claimflow;

beforeAll(async () => {
  flow = await Claimflow.start();
});
afterAll(() => flow.stop());

describe('what a claim is billed', () => {
  it('is counted for it in every service, and adds up with what is shared to the whole', async () => {
    const claimId = await flow.file();
    await flow.advance(10_000);
    const other = await flow.file({ kind: 'tablet', type: 'vandalism' });
    const { metering } = flow.runtime.services;
    expect(metering.claims()).toEqual([claimId, other].sort());
    const services = new Set(metering.summary(claimId).items.map(({ service }) => service));
    for (const one of ['apigateway', 'dynamodb', 'guardduty', 'lambda', 's3', 'ses', 'states'])
      expect(services, one).toContain(one);
    const parts = [...metering.claims().map((id) => metering.summary(id)), metering.shared()];
    const whole = metering.summary();
    for (const { service, operation, unit, quantity } of whole.items) {
      const same = parts.flatMap(({ items }) =>
        items.filter(
          (item) => item.service === service && item.operation === operation && item.unit === unit,
        ),
      );
      const sum = same.reduce((total, item) => total + item.quantity, 0);
      expect(sum, `${service} ${operation} ${unit}`).toBeCloseTo(quantity, 6);
    }
    const usd = parts.reduce((total, { totalUsd }) => total + totalUsd, 0);
    expect(usd).toBeCloseTo(whole.totalUsd, 9);
    expect(metering.shared().totalUsd).toBeLessThan(whole.totalUsd / 2);
  });
});
