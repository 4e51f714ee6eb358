import type { Person } from '../../machine/claimflow.ts';
import type { Act, Scene } from '../scene.ts';

interface Shop {
  readonly person: Person;
  readonly address: string;
  readonly payee: string;
}

const shops: Readonly<Record<string, Shop>> = {
  'co-fixit': { person: 'partner', address: 'partner@example.com', payee: 'pay@fixit.example.org' },
  'co-volt': { person: 'partner2', address: 'partner2@example.com', payee: 'pay@volt.example.org' },
};

interface Amounts {
  readonly partsCents: number;
  readonly laborCents: number;
  readonly taxCents: number;
}

/** Parts, labor and tax that add up to about this total (cents). */
function amountsOf(totalCents: number): Amounts {
  const laborCents = Math.floor(totalCents / 4);
  const taxCents = Math.floor(totalCents / 20);
  return { partsCents: totalCents - laborCents - taxCents, laborCents, taxCents };
}

const dollars = (cents: number): string => `$${(cents / 100).toFixed(2)}`;

const asText = ({ partsCents, laborCents, taxCents }: Amounts): string =>
  [
    `Parts: ${dollars(partsCents)}`,
    `Labor: ${dollars(laborCents)}`,
    `Sales tax: ${dollars(taxCents)}`,
    `Total: ${dollars(partsCents + laborCents + taxCents)}`,
  ].join('\n');

/** Mostly what was approved or less; sometimes more. */
function invoiceTotal({ claim, dice }: Scene): number {
  const approved = claim.approvedTotalCents ?? 20_000;
  return dice.weighted([
    [5, approved],
    [3, Math.floor(approved * 0.8)],
    [2, approved + dice.between(1, 20_000)],
    [1, 500],
  ]);
}

/** Few numbers, so that the same invoice comes again. */
const invoiceNumber = (scene: Scene): string => `R-${scene.dice.between(1, 3)}`;

/** Sometimes not the address on record: an agent confirms it, and the payment then goes another way than it should. */
function payeeOf(scene: Scene, shop: Shop): string {
  const course = scene.dice.pick(['unclaimed', 'returned', 'blocked', 'failed', 'onhold', 'slow']);
  return scene.dice.weighted([
    [6, shop.payee],
    [1, 'somebody@else.example.org'],
    [2, shop.payee.replace('@', `+${course}@`)],
  ]);
}

function payment(scene: Scene, shop: Shop) {
  return scene.dice.chance(0.9)
    ? { method: 'paypal', email: payeeOf(scene, shop) }
    : { method: 'link', url: 'https://pay.example.org/invoice' };
}

async function invoiceByApi(scene: Scene, shop: Shop, times = 1): Promise<void> {
  const body = {
    invoiceNumber: invoiceNumber(scene),
    ...amountsOf(invoiceTotal(scene)),
    payment: payment(scene, shop),
  };
  for (let time = 1; time <= times; time += 1) await scene.post(shop.person, '/invoice', body);
}

function invoiceByMail(scene: Scene, shop: Shop, copies = 1): Promise<void> {
  const payee = scene.dice.chance(0.85) ? `PayPal: ${payeeOf(scene, shop)}` : '';
  const number = scene.dice.chance(0.7) ? `Invoice #${invoiceNumber(scene)}` : 'Our invoice';
  const text = `${number}\n\n${asText(amountsOf(invoiceTotal(scene)))}\n\n${payee}`;
  return scene.reply(shop.address, text, { copies });
}

/** Mostly a repair worth its while; sometimes more than a device is covered for. */
const estimateTotal = ({ dice }: Scene): number =>
  dice.weighted<() => number>([
    [7, () => dice.between(5_000, 60_000)],
    [2, () => dice.between(60_000, 250_000)],
    [1, () => dice.between(1, 4_999)],
  ])();

function estimate(scene: Scene) {
  const { dice } = scene;
  const amounts = amountsOf(estimateTotal(scene));
  const replace = dice.chance(0.3);
  return {
    diagnosis: scene.words('The panel is cracked'),
    recommendation: replace ? 'replace' : 'repair',
    ...(replace && {
      replacement: { canSupply: dice.chance(0.5), priceCents: dice.between(20_000, 60_000) },
    }),
    lines: [
      { kind: 'part', description: 'Panel', quantity: 1, unitCents: amounts.partsCents },
      { kind: 'labor', description: 'Labor', quantity: 1, unitCents: amounts.laborCents },
      { kind: 'tax', description: 'Sales tax', quantity: 1, unitCents: amounts.taxCents },
    ],
  };
}

const estimateText = (scene: Scene): string =>
  `Diagnosis: cracked panel.\nRecommendation: repair.\n\n${asText(amountsOf(estimateTotal(scene)))}`;

/** What the claim's repair partner may do at this moment; nothing when there is none. */
export function partnerActs(scene: Scene): Act[] {
  const shop = shops[scene.claim.partner?.companyId ?? ''];
  if (!shop) return [];
  const { status, deviceReceivedAt } = scene.claim;
  const acts: Act[] = [
    [0.5, () => scene.say(shop.person, '/comments', scene.words('A remark of the shop'))],
    [0.5, () => scene.reply(shop.address, scene.words('A remark of the shop by mail'))],
  ];
  if (status === 'estimate-needed')
    acts.push(
      [4, () => scene.post(shop.person, '/estimate', estimate(scene))],
      [3, () => scene.reply(shop.address, estimateText(scene))],
      [2, () => scene.pressLink(shop.address, { message: estimateText(scene) })],
      [1, () => scene.reply(shop.address, 'Invoice and estimate follow.')],
    );
  if (status === 'waiting-on-provider')
    acts.push(
      [3, () => scene.say(shop.person, '/answer', scene.words('The shop answers'))],
      [2, () => scene.reply(shop.address, scene.words('The shop answers by mail'))],
      [2, () => scene.pressLink(shop.address, { message: scene.words('The shop answers by link') })],
    );
  if (status === 'approved') {
    if (!deviceReceivedAt) acts.push([4, () => scene.post(shop.person, '/received', {})]);
    acts.push(
      [3, () => invoiceByApi(scene, shop)],
      [1, () => invoiceByApi(scene, shop, 2)],
      [3, () => invoiceByMail(scene, shop)],
      [1, () => invoiceByMail(scene, shop, 2)],
      [1, () => Promise.all([invoiceByApi(scene, shop), invoiceByMail(scene, shop)])],
    );
  }
  return acts;
}
