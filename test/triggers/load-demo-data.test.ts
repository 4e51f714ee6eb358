import { AdminCreateUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readClaim } from '../../lambdas/adapters/claims/claim-store.ts';
import {
  devicesOf,
  plansOf,
  readBrand,
  readCompany,
  readCustomer,
  readUser,
  repairPartners,
  staffUsers,
} from '../../lambdas/adapters/people/people.ts';
import { readRma } from '../../lambdas/adapters/rmas/rma-store.ts';
import { readUnit } from '../../lambdas/adapters/units/unit-store.ts';
import { catalogueAt, findPhone } from '../../lambdas/domain/catalogue/lookup.ts';
import { readImei } from '../../lambdas/domain/ids/imei.ts';
import { companySchema } from '../../lambdas/domain/people/people.ts';
import type { Rma } from '../../lambdas/domain/rma/rma.ts';
import { rmaRowSchema } from '../../lambdas/domain/rma/rma-list.ts';
import type { UnitRecord } from '../../lambdas/domain/units/unit.ts';
import { checkWarranty } from '../../lambdas/domain/units/warranty.ts';
import { defaultBrand } from '../../lambdas/domain/wording/default-brand.ts';
import { demoCustomers } from '../../lambdas/triggers/load-demo-data/customers.ts';
import { seededValues } from '../../lambdas/triggers/load-demo-data/seeded-values.ts';
import { type CognitoServer, startCognitoServer } from '../api/cognito-server.ts';
import { startTableServer, type TableServer } from '../api/table-server.ts';

const NOW = Date.parse('2026-06-02T18:00:00.000Z');
const PASSWORD = 'Claimflow-demo-1';
const DAY = 86_400_000;

let cognito: CognitoServer;
let server: TableServer;
let load: (seed?: number) => Promise<unknown>;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';
  cognito = await startCognitoServer(NOW);
  server = await startTableServer(NOW);
  const { handler } = await import('../../lambdas/triggers/load-demo-data/index.ts');
  load = (seed) => handler(seed === undefined ? {} : { seed }, { functionName: 'test' } as Context);
});
afterAll(async () => {
  await server.close();
  await cognito.close();
  vi.useRealTimers();
});

const subjectOf = async (pool: 'members' | 'staff', email: string): Promise<string> => {
  const { access } = await cognito.signIn(pool, email, PASSWORD);
  return JSON.parse(Buffer.from(access.split('.')[1] ?? '', 'base64url').toString()).sub;
};

describe('the demo data', () => {
  it('goes on where a crash stopped it', async () => {
    const present = process.env.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER;
    process.env.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER = 'http://127.0.0.1:1';
    await expect(load(1)).rejects.toThrow(/ECONNREFUSED/);
    process.env.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER = present;
    // An account that came to be just before the crash: it has no password yet, and no record.
    await cognito.client.send(
      new AdminCreateUserCommand({
        UserPoolId: process.env.STAFF_POOL_ID,
        Username: 'agent@example.com',
        MessageAction: 'SUPPRESS',
      }),
    );
    expect(await load(1)).toMatchObject({ seed: 1, loaded: true });
  });

  it('lets everybody of the demo sign in, each under the id of the own record', async () => {
    const roles = {
      'customer@example.com': ['members', 'customer'],
      'partner@example.com': ['members', 'partner'],
      'partner2@example.com': ['members', 'partner'],
      'dealer@example.com': ['members', 'partner'],
      'agent@example.com': ['staff', 'agent'],
      'agent2@example.com': ['staff', 'agent'],
      'admin@example.com': ['staff', 'admin'],
    } as const;
    for (const [email, [pool, role]] of Object.entries(roles)) {
      const user = await readUser(server.table, await subjectOf(pool, email));
      expect(user, email).toMatchObject({ email, role });
    }
    const agents = (await staffUsers(server.table)).filter((user) => user.onDuty);
    expect(agents.map((agent) => agent.email).sort()).toEqual(['agent2@example.com', 'agent@example.com']);
    expect(agents.every((agent) => agent.authorityLimitCents === 200_000)).toBe(true);
  });

  it('gives Casey a plan past its waiting period with free slots and three verified devices', async () => {
    const user = await readUser(server.table, await subjectOf('members', 'customer@example.com'));
    const customerId = user?.customerId ?? '';
    expect(await readCustomer(server.table, customerId)).toMatchObject({
      phone: '+14155550123',
      registeredByCompanyId: 'co-fixit',
      address: { region: 'CA', country: 'US' },
    });
    const [plan, ...others] = await plansOf(server.table, customerId);
    expect(others).toEqual([]);
    expect(plan).toMatchObject({
      planCode: 'everything',
      term: 'monthly',
      status: 'active',
      paymentCurrent: true,
    });
    expect(Date.parse(plan?.coverStartsAt ?? '') + 30 * DAY).toBeLessThan(NOW);
    const devices = await devicesOf(server.table, customerId);
    expect(devices.map((device) => device.kind).sort()).toEqual(['laptop', 'phone', 'tablet']);
    expect(devices.every((device) => device.verification === 'verified')).toBe(true);
    const phone = devices.find((device) => device.kind === 'phone');
    const listed = phone && findPhone(catalogueAt(new Date(NOW).toISOString()), phone);
    expect(listed?.repairCents.screen).toBeGreaterThan(0);
    expect(readImei(phone?.imei ?? '')).toBe(phone?.imei);
  });

  it('names what was charged for as the plans are called', () => {
    const [{ charges }] = demoCustomers(seededValues(1), NOW);
    expect(new Set(charges.flatMap(({ lines }) => lines.map(({ text }) => text)))).toEqual(
      new Set(['Everything, monthly']),
    );
  });

  it('has two approved repair partners with payee and tax form, and a dealer', async () => {
    const shops = await repairPartners(server.table);
    expect(shops.map((shop) => shop.companyId)).toEqual(['co-fixit', 'co-volt']);
    for (const shop of shops) expect(companySchema.parse(shop).taxForm?.kind).toBe('W-9');
    expect(shops[0]?.payee?.email).toBe('pay@fixit.example.org');
    const dealer = await readCompany(server.table, 'co-harbor');
    expect(dealer).toMatchObject({ kinds: ['dealer'], approvedRepairPartner: false });
  });

  it('lets one agent deny as fraud alone, in the words of the default brand', async () => {
    expect(await readBrand(server.table)).toEqual({
      ...defaultBrand,
      decisions: { fraudNeedsSecondAgent: false },
    });
  });

  it('changes nothing when it is loaded again, whatever the seed and the time', async () => {
    const before = await devicesOf(server.table, demoCustomers(seededValues(1), NOW)[0].customer.customerId);
    vi.setSystemTime(NOW + 90 * DAY);
    expect(await load(2)).toMatchObject({ seed: 1, loaded: false });
    vi.setSystemTime(NOW);
    expect(await devicesOf(server.table, before[0]?.customerId ?? '')).toEqual(before);
  });

  it('follows from the seed: the same ids at any time, others for another seed', () => {
    const ids = (seed: number, nowMs: number) =>
      demoCustomers(seededValues(seed), nowMs).map(({ customer, plan, devices }) => [
        customer.customerId,
        plan.planNumber,
        ...devices.map((device) => device.deviceId),
      ]);
    expect(ids(1, NOW)).toEqual(ids(1, NOW + 400 * DAY));
    expect(ids(1, NOW)).not.toEqual(ids(2, NOW));
    expect(new Set(ids(3, NOW).flat()).size).toBe(ids(3, NOW).flat().length);
  });

  it('has two returns under way: one half inspected, one replaced in advance and not sent yet', async () => {
    const page = await server.table.page(
      { index: 'gsi2', partition: 'RMA-ROWS#co-harbor#open#due#0' },
      rmaRowSchema,
    );
    const rmas = await Promise.all(page.items.map(({ rmaId }) => readRma(server.table, rmaId)));
    expect(rmas).toMatchObject([
      {
        ...{ kind: 'credit', state: 'received', dealer: { name: 'Harbor Dealers' } },
        units: [{ state: 'inspected', grade: 'C' }, { state: 'received' }],
      },
      {
        ...{ kind: 'advance-replacement', state: 'issued' },
        units: [{ serial: 'AP70-2011', replacementSerial: 'AP70-2012', state: 'issued' }],
      },
    ]);
    const [{ claimId, issuedAt, units }] = rmas as [Rma, ...Rma[]];
    expect(await readClaim(server.table, claimId)).toMatchObject({
      ...{ status: 'completed', approvedTotalCents: 11_000, payments: [{ amountCents: 11_000 }] },
    });
    expect(Date.parse(units[0]?.receivedAt ?? '')).toBeGreaterThan(Date.parse(issuedAt));
    const { inWarranty } = checkWarranty((await readUnit(server.table, 'AP70-2012')) as UnitRecord, NOW);
    expect(inWarranty).toBe(true);
  });
});
