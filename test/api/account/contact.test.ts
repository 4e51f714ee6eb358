import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimItem } from '../../../lambdas/adapters/claims/claim-effects.ts';
import { readClaim } from '../../../lambdas/adapters/claims/claim-store.ts';
import { readCustomer, readUser, userItem } from '../../../lambdas/adapters/people/people.ts';
import { claimKey } from '../../../lambdas/adapters/table/claim-keys.ts';
import { pendingPartition } from '../../../lambdas/adapters/table/keys.ts';
import { customerOfEmailKey } from '../../../lambdas/adapters/table/people-keys.ts';
import { looseMailRecordSchema } from '../../../lambdas/domain/claim/records.ts';
import { submitted } from '../../domain/claim/claims.ts';
import { type CognitoServer, startCognitoServer } from '../cognito-server.ts';
import { type Api, NOW, startApi } from '../harness.ts';
import type { Person } from '../people.ts';

const PASSWORD = 'Claimflow-demo-1';
const OLD = 'casey@example.com';
const NEW = 'casey.new@example.net';
let cognito: CognitoServer;
let api: Api;
let casey: Person;

beforeAll(async () => {
  cognito = await startCognitoServer(Date.parse(NOW));
  api = await startApi(() => import('../../../lambdas/api/account/index.ts'));
  const userId = await cognito.createPerson('members', OLD, PASSWORD);
  const user = { userId, role: 'customer', name: 'Casey', email: OLD, customerId: 'casey' } as const;
  const claim = { ...submitted(), claimId: 'CLM-0PEN0000' };
  const done = { ...submitted(), claimId: 'CLM-C10SED00', status: 'completed' as const };
  const contact = { customerId: 'casey', name: 'Casey', email: OLD, phone: '+14155550123' };
  await api.table.transact([
    userItem(api.table, { ...user, version: 1 }),
    ...[claim, done].map((one) =>
      api.table.create(claimKey(one.claimId), claimItem({ ...one, customer: contact })),
    ),
    api.table.create(customerOfEmailKey(OLD), { customerId: 'casey' }),
    api.table.create(customerOfEmailKey('riley@example.com'), { customerId: 'riley' }),
  ]);
  casey = userId as Person;
});
afterAll(async () => {
  await api.close();
  await cognito.close();
});

const me = (body: object, as: Person = casey) => api.call('PATCH', '/api/me', { as, body });
const ask = (body: object, as: Person = casey) => api.call('POST', '/api/me/email', { as, body });
const confirm = (code: string) => api.call('POST', '/api/me/email/confirm', { as: casey, body: { code } });

/** What was mailed to an address since, newest last, as kind and text. */
async function mailsTo(address: string): Promise<{ kind: string; text: string }[]> {
  const list = { index: 'gsi4', partition: pendingPartition('message') } as const;
  const mails = await api.table.all(list, looseMailRecordSchema);
  return mails.filter(({ to }) => to.includes(address)).map(({ kind = '', text }) => ({ kind, text }));
}
const kindsTo = async (address: string) => (await mailsTo(address)).map(({ kind }) => kind);
const codeTo = async (address: string): Promise<string> =>
  /code: (\d{6})/.exec(
    (await mailsTo(address)).findLast(({ kind }) => kind === 'email-code')?.text ?? '',
  )?.[1] ?? '';

describe('a customer’s telephone and address', () => {
  it('are changed by the customer, told at the old ones, and taken over by open claims', async () => {
    const address = {
      line1: '9 Oak Street',
      city: 'Toronto',
      region: 'on',
      postalCode: 'm5h2m5',
      country: 'CA',
    };
    const { status, json } = await me({ phone: '(415) 555-0177', address });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      phone: '+14155550177',
      address: { region: 'ON', postalCode: 'M5H 2M5', country: 'CA' },
    });
    expect((await readClaim(api.table, 'CLM-0PEN0000')).customer.phone).toBe('+14155550177');
    expect((await readClaim(api.table, 'CLM-C10SED00')).customer.phone).toBe('+14155550123');
    expect(await kindsTo(OLD)).toEqual(['contact-changed']);
    expect(api.server.texts).toMatchObject([
      { to: '+14155550123', text: expect.stringContaining('Not you?') },
    ]);
  });

  it('saved once more tell nobody', async () => {
    expect((await me({ phone: '+14155550177' })).status).toBe(200);
    expect(api.server.texts).toHaveLength(1);
    expect((await readClaim(api.table, 'CLM-0PEN0000')).version).toBe(submitted().version + 1);
  });

  it.each([
    [{ phone: '12345' }, 'phone'],
    [{ phone: '+49 30 1234567' }, 'phone'],
    [
      { address: { line1: '1', city: 'X', region: 'CA', postalCode: '10001', country: 'US' } },
      'address.region',
    ],
    [
      { address: { line1: '1', city: 'X', region: 'CA', postalCode: 'zip', country: 'US' } },
      'address.postalCode',
    ],
    [
      { address: { line1: '1', city: 'X', region: 'CA', postalCode: '94612', country: 'MX' } },
      'address.country',
    ],
  ])('%j is refused by the field', async (body, path) => {
    const { status, json } = await me(body);
    expect(status).toBe(400);
    expect(json.errors.map((fault: { path: string }) => fault.path)).toContain(path);
  });

  it('are nobody else’s to have', async () => {
    const { status, json } = await me({ phone: '+14155550177' }, 'fixit-owner');
    expect([status, json.errors[0].path]).toEqual([400, 'phone']);
  });

  it('a payee is told at the contact and where money went before', async () => {
    await me({ payee: { method: 'paypal', email: 'first@example.net' } });
    await me({ payee: { method: 'paypal', email: 'second@example.net' } });
    expect(await kindsTo('first@example.net')).toEqual(['payee-changed']);
    expect((await kindsTo(OLD)).filter((kind) => kind === 'payee-changed')).toHaveLength(2);
  });

  it('a payee may be a Venmo account, by its telephone, for who lives in the US', async () => {
    const oakland = { line1: '1 Main St', city: 'Oakland', region: 'CA', postalCode: '94612', country: 'US' };
    const toronto = {
      line1: '1 King St W',
      city: 'Toronto',
      region: 'ON',
      postalCode: 'M5X 1A9',
      country: 'CA',
    };
    const asked = (payee: object, address: object = oakland) => me({ address, payee });
    const { json } = await asked({ method: 'venmo', phone: '(415) 555-0150' });
    expect(json.payee).toMatchObject({ method: 'venmo', phone: '+14155550150' });
    const refused = [
      await asked({ method: 'venmo', phone: '911' }),
      await asked({ method: 'venmo', email: 'casey@example.com' }),
      await asked({ method: 'venmo', phone: '+14155550151' }, toronto),
    ];
    expect(refused.map(({ status, json }) => [status, json.errors[0].path])).toEqual([
      [400, 'payee.phone'],
      [400, 'payee.phone'],
      [400, 'payee.method'],
    ]);
  });
});

describe('a customer’s mail address', () => {
  it('is asked for with the password, and never by anybody who is no customer', async () => {
    expect((await ask({ email: NEW, password: 'wrong' })).json.errors[0].path).toBe('password');
    expect((await ask({ email: 'nothing', password: PASSWORD })).json.errors[0].path).toBe('email');
    expect((await ask({ email: OLD.toUpperCase(), password: PASSWORD })).json.errors[0].path).toBe('email');
    expect((await ask({ email: NEW, password: PASSWORD }, 'fixit-owner')).status).toBe(403);
    expect((await ask({ email: NEW, password: PASSWORD }, 'drew')).status).toBe(403);
    expect((await confirm('123456')).json.errors[0].path).toBe('code');
    expect(await kindsTo(NEW)).toEqual([]);
  });

  it('of somebody else is answered the same, and nothing reaches it', async () => {
    const taken = await ask({ email: 'riley@example.com', password: PASSWORD });
    expect(taken.status).toBe(202);
    expect(await kindsTo('riley@example.com')).toEqual([]);
    expect(await kindsTo(OLD)).toContain('email-asked');
  });

  it('changes once the code has come back: sign-in, mail, open claims; both addresses are told', async () => {
    expect((await ask({ email: NEW, password: PASSWORD })).json).toMatchObject({ email: NEW });
    const code = await codeTo(NEW);
    const wrong = code === '000000' ? '111111' : '000000';
    expect((await confirm(wrong)).json.errors[0].message).toContain('4 more tries');
    expect((await readCustomer(api.table, 'casey'))?.email).toBe(OLD);

    expect(await confirm(code)).toMatchObject({ status: 200, json: { email: NEW } });
    expect((await readCustomer(api.table, 'casey'))?.email).toBe(NEW);
    expect((await readUser(api.table, casey))?.email).toBe(NEW);
    expect((await readClaim(api.table, 'CLM-0PEN0000')).customer.email).toBe(NEW);
    expect((await cognito.signIn('members', NEW, PASSWORD)).access).not.toBe('');
    await expect(cognito.signIn('members', OLD, PASSWORD)).rejects.toThrow();
    expect(await kindsTo(NEW)).toContain('email-changed');
    expect(await kindsTo(OLD)).toContain('email-changed');
    expect((await confirm(code)).status).toBe(400);
  });

  it('is not guessed: five wrong codes close it', async () => {
    expect((await ask({ email: 'third@example.net', password: PASSWORD })).status).toBe(202);
    const code = await codeTo('third@example.net');
    const wrong = code === '000000' ? '111111' : '000000';
    for (let tries = 0; tries < 5; tries += 1) expect((await confirm(wrong)).status).toBe(400);
    expect((await confirm(code)).json.errors[0].message).toContain('no code is open');
    expect((await readCustomer(api.table, 'casey'))?.email).toBe(NEW);
  });
});
