import { describe, expect, it } from 'vitest';
import { AwsError, type Caller } from '../../../local/aws-service.ts';
import { createBill } from '../../../local/metering/bill.ts';
import { createCallMeter } from '../../../local/metering/call-meter.ts';
import { claimOf } from '../../../local/metering/claim-attribution.ts';
import { createMetering } from '../../../local/metering/metering.ts';
import { PRICES_AS_OF, priceOf } from '../../../local/metering/prices.ts';
import { openDataFolder } from '../../../local/storage/open-data-folder.ts';

const caller = (session: string): Caller => ({
  kind: 'role',
  arn: `arn:aws:sts::000000000000:assumed-role/R/${session}`,
});
const CLAIM = 'CLM-7K3M9QXA';

describe('metering', () => {
  it('sums by claim and over all, prices, and lasts over a restart', () => {
    const folder = openDataFolder(null);
    const metering = createMetering({ folder });
    const transition = { service: 'states', operation: 'claim', unit: 'transition' };
    for (let count = 0; count < 1500; count++) {
      metering.record({ ...transition, quantity: 1, ...(count < 1000 && { claimId: CLAIM }) });
    }
    metering.record({ service: 'sns', operation: 'Publish', unit: 'sms', quantity: 2, claimId: CLAIM });
    metering.flush();
    const again = createMetering({ folder });
    again.record({ ...transition, quantity: 500 });
    expect(again.summary(CLAIM)).toEqual({
      items: [
        { service: 'sns', operation: 'Publish', unit: 'sms', quantity: 2, usd: expect.closeTo(0.01162, 8) },
        { ...transition, quantity: 1000, usd: expect.closeTo(0.025, 8) },
      ],
      totalUsd: expect.closeTo(0.03662, 8),
    });
    expect(again.summary().items.at(-1)).toEqual({
      ...transition,
      quantity: 2000,
      usd: expect.closeTo(0.05, 8),
    });
    expect(again.summary('CLM-00000000')).toEqual({ items: [], totalUsd: 0 });
  });

  it('adds up: the claims and what is shared make the whole', () => {
    const metering = createMetering({ folder: openDataFolder(null) });
    const bill = createBill(metering);
    const usage = { service: 'dynamodb', operation: 'PutItem', unit: 'write-request-unit' };
    bill({ ...usage, quantity: 2 }, { key: `CLAIM#${CLAIM}` });
    bill({ ...usage, quantity: 3 }, 'CLM-00000000');
    bill({ ...usage, quantity: 4 }, undefined);
    expect(metering.claims()).toEqual(['CLM-00000000', CLAIM]);
    const parts = [...metering.claims().map((claimId) => metering.summary(claimId)), metering.shared()];
    expect(parts.map(({ items }) => items[0]?.quantity)).toEqual([3, 2, 4]);
    expect(metering.summary().items).toMatchObject([{ quantity: 9 }]);
    const sum = parts.reduce((total, { totalUsd }) => total + totalUsd, 0);
    expect(metering.summary().totalUsd).toBeCloseTo(sum, 12);
  });

  it('prices an operation by its own line, else by the service, else at nothing', () => {
    expect(priceOf('s3', 'PutObject', 'request', 1000)).toBeCloseTo(0.005, 10);
    expect(priceOf('s3', 'GetObject', 'request', 1000)).toBeCloseTo(0.0004, 10);
    expect(priceOf('dynamodb', 'Query', 'read-request-unit', 1_000_000)).toBeCloseTo(0.125, 10);
    expect(priceOf('dynamodb', 'Query', 'request', 1_000_000)).toBe(0);
    expect(PRICES_AS_OF).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});

describe('claimOf', () => {
  it.each<[string, string, unknown, string | undefined]>([
    ['the session named after an execution', `${CLAIM}-1`, { Key: 'CLM-00000000' }, CLAIM],
    ['an id in the input', 'mail', { Key: { pk: { S: `CLAIM#${CLAIM}` } } }, CLAIM],
    ['an id in an embedded JSON text', 'mail', { Payload: JSON.stringify({ claimId: CLAIM }) }, CLAIM],
    [
      'an id in a mail',
      'mail',
      { RawMessage: { Data: Buffer.from(`Subject: ${CLAIM}`).toString('base64') } },
      CLAIM,
    ],
    ['a longer word', 'mail', { Key: `${CLAIM}Z` }, undefined],
    ['bytes', 'mail', { Body: Buffer.from(CLAIM) }, undefined],
    ['no input', 'mail', undefined, undefined],
  ])('finds %s', (_name, session, input, expected) => {
    expect(claimOf(caller(session), input)).toBe(expected);
  });
});

describe('the call meter', () => {
  it('counts mail and its bytes by recipient, and text messages by their parts', async () => {
    const metering = createMetering({ folder: openDataFolder(null) });
    const meter = createCallMeter(metering);
    const call = (service: string, operation: string, input: object) =>
      meter({ service, operation, input, caller: caller('s'), bytes: 0 }, async () => ({}));
    const RawMessage = { Data: Buffer.from('x'.repeat(100)).toString('base64') };
    await call('ses', 'SendRawEmail', { Destinations: ['a@example.com', 'b@example.com'], RawMessage });
    await call('ses', 'SendRawEmail', { RawMessage });
    await call('sns', 'Publish', { PhoneNumber: '+15550100', Message: 'code' });
    await call('sns', 'Publish', { PhoneNumber: '+15550100', Message: 'x'.repeat(161) });
    const units = metering.summary().items.map(({ service, unit, quantity }) => [service, unit, quantity]);
    expect(units).toEqual([
      ['ses', 'api-call', 2],
      ['ses', 'data-byte', 300],
      ['ses', 'message', 3],
      ['sns', 'request', 2],
      ['sns', 'sms', 3],
    ]);
  });

  it('counts a request, its bytes and the capacity of reads and writes, also of several tables', async () => {
    const metering = createMetering({ folder: openDataFolder(null) });
    const meter = createCallMeter(metering);
    const call = (operation: string, more: object = {}) => ({
      service: 'dynamodb',
      operation,
      input: { claim: CLAIM, ...more },
      caller: caller('s'),
      bytes: 10,
    });
    const capacity = (units: number) => async (input: unknown) => ({
      ConsumedCapacity: { CapacityUnits: units },
      input,
    });
    expect(await meter(call('GetItem'), capacity(0.5))).toEqual({
      input: { claim: CLAIM, ReturnConsumedCapacity: 'TOTAL' },
    });
    const asked = await meter(call('PutItem', { ReturnConsumedCapacity: 'INDEXES' }), capacity(2));
    expect(asked).toMatchObject({
      ConsumedCapacity: { CapacityUnits: 2 },
      input: { ReturnConsumedCapacity: 'INDEXES' },
    });
    await meter(call('TransactWriteItems'), async () => ({
      ConsumedCapacity: [{ CapacityUnits: 2 }, { CapacityUnits: 4 }],
    }));
    await expect(meter(call('PutItem'), () => Promise.reject(new Error('refused')))).rejects.toThrow(
      'refused',
    );
    const refusal = (code: string) => () => Promise.reject(new AwsError(code, 'refused'));
    const refused = (operation: string, code: string, input: object = {}) =>
      expect(meter(call(operation, input), refusal(code))).rejects.toThrow('refused');
    await refused('UpdateItem', 'ConditionalCheckFailedException');
    await refused('UpdateItem', 'ValidationException');
    await refused('TransactWriteItems', 'TransactionCanceledException', { TransactItems: [{}, {}] });
    const units = metering
      .summary(CLAIM)
      .items.map(({ operation, unit, quantity }) => [operation, unit, quantity]);
    expect(units).toEqual([
      ['GetItem', 'byte-in', 10],
      ['GetItem', 'read-request-unit', 0.5],
      ['GetItem', 'request', 1],
      ['PutItem', 'byte-in', 20],
      ['PutItem', 'request', 2],
      ['PutItem', 'write-request-unit', 2],
      ['TransactWriteItems', 'byte-in', 20],
      ['TransactWriteItems', 'request', 2],
      ['TransactWriteItems', 'write-request-unit', 10],
      ['UpdateItem', 'byte-in', 20],
      ['UpdateItem', 'request', 2],
      ['UpdateItem', 'write-request-unit', 1],
    ]);
  });
});
