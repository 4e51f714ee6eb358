import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Claimflow } from './claimflow.ts';
import { type CallAs, enter, type Newcomer, newcomer, passcodeTo } from './newcomer.ts';
import { cameraPhoto, uploadPicture } from './pictures.ts';
import { expectBooksAgree, livePlans } from './plan-lives.ts';

/** Plans on the whole machine: each way of enrolment to a claim that is approved, and a year's worth of mishaps. */

/** Two cores have other things to do. */
const STARTING_MS = 240_000;

let flow: Claimflow;
beforeAll(async () => {
  flow = await Claimflow.start();
}, STARTING_MS);
afterAll(() => flow?.stop());

const hour = 3_600_000;
const camera = { make: 'Apple', model: 'iPhone 15' };
const phone = { kind: 'phone', ...camera, condition: 'working' } as const;

const takenNow = (): string =>
  new Date(flow.runtime.clock.now()).toISOString().slice(0, 19).replaceAll('-', ':').replace('T', ' ');

let motif = 10;
const photo = () => {
  motif += 1;
  return cameraPhoto({ motif, camera, takenAt: takenNow() });
};

interface Buyer {
  readonly sasha: Newcomer;
  readonly call: CallAs;
  readonly planNumber: string;
}

/** The customer alone types a card, and agrees to the terms. */
const ways = {
  'the customer': { as: undefined, more: { paymentMethod: 'pm_card_visa', acceptedTerms: '2026-01' } },
  'a partner at the counter': { as: 'partner', more: { seenWorking: true } },
  'an agent on the telephone': { as: 'agent', more: {} },
} as const;
type Way = keyof typeof ways;

async function enrolled(way: Way): Promise<Buyer> {
  const sasha = newcomer();
  const { as, more } = ways[way];
  const order = { planCode: 'everything', term: 'monthly', customer: sasha, device: phone, ...more };
  const { planNumber, termsAccepted } = await flow.ok(as, 'POST', '/enrollments', order);
  expect(termsAccepted?.how).toBe(as === undefined ? 'with-the-order' : undefined);
  const call = await enter(flow, sasha, await passcodeTo(flow, sasha.phone));
  const path = `/enrollments/${planNumber}`;
  if (as !== undefined) {
    const page = (await call('POST', `${path}/card-page`, {})).body;
    const { pathname } = new URL(page.url);
    const card = { method: 'POST', path: pathname, query: '', headers: {}, body: Buffer.from('card=visa') };
    await flow.runtime.aws(card);
    await call('PUT', `${path}/payment-method`, { paymentMethod: { cardPage: page.sessionId } });
  }
  const { body: active } = await call('POST', `${path}/activate`, {});
  expect(active).toMatchObject({ status: 'active', termsAccepted: { version: '2026-01' } });
  return { sasha, call, planNumber };
}

async function verified({ call }: Buyer): Promise<string> {
  const [{ deviceId }] = (await call('GET', '/devices')).body.items;
  for (const slot of ['front', 'back'])
    await uploadPicture(flow, call, `/devices/${deviceId}/photos`, await photo(), { slot });
  expect((await call('GET', `/devices/${deviceId}`)).body.verification).toBe('verified');
  return deviceId;
}

async function claimed({ call }: Buyer, deviceId: string): Promise<object> {
  const occurredAt = new Date(flow.runtime.clock.now() - hour).toISOString();
  const incident = { type: 'cracked-screen', occurredAt, description: 'It fell on the pavement.' };
  const drafted = await call('POST', '/claims', { deviceId, incident, submit: false });
  const claim = `/claims/${drafted.body.claimId}`;
  await uploadPicture(flow, call, `${claim}/documents`, await photo(), { kind: 'damage-photo' });
  await call('POST', `${claim}/submit`, {});
  return (await call('GET', claim)).body;
}

describe('a plan bought', () => {
  it('in each of the three ways leads to a claim that is approved', async () => {
    const buyers = new Map<Way, readonly [Buyer, string]>();
    for (const way of Object.keys(ways) as Way[]) {
      const buyer = await enrolled(way);
      buyers.set(way, [buyer, await verified(buyer)]);
    }
    // Into cover: 00:01 of the next day, and an hour of it.
    await flow.advance(24 * hour);
    for (const [way, [buyer, deviceId]] of buyers) {
      const { sasha, planNumber } = buyer;
      const claim = await claimed(buyer, deviceId);
      expect(claim, way).toMatchObject({ status: 'approved', resolution: 'repair', planNumber });
      const subjects = (await flow.mails(sasha.email)).map(({ subject }) => subject);
      expect(subjects, way).toContain(`Your plan ${planNumber}`);
      const first = (await flow.mails(sasha.email)).at(-1);
      expect(first?.text, way).toContain(
        way === 'the customer' ? 'version 2026-01, agreed to on' : 'you agree to them when you activate',
      );
    }
  });
});

/** `PLANS_SEED=7 LONG=1 vitest run test/machine/plans.long.test.ts` tells another story. */
const seed = Number(process.env.PLANS_SEED ?? 1);

describe('plans that live through months', () => {
  it(`end with books that agree with the payment provider’s, seed ${seed}`, async () => {
    const lives = await livePlans(flow, seed, 8);
    for (const life of lives) await expectBooksAgree(flow, life);
  });
});
