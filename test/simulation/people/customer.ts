import { isClosed, isDenied } from '../../../lambdas/domain/claim/status.ts';
import type { Act, Scene } from '../scene.ts';

/** Only Casey has a sign-in; the neighbours write mail and press links. */
const signsIn = (scene: Scene): boolean => scene.claim.customer.email === 'customer@example.com';

const outOfOffice = (scene: Scene) => async () => {
  const { email } = scene.claim.customer;
  const letter = scene.letterFor(email);
  if (!letter) return;
  await scene.world.mail({
    from: email,
    to: letter.replyTo[0] ?? letter.from,
    subject: `Automatic reply: ${letter.subject}`,
    text: 'I am away until Monday.',
    headers: { 'Auto-Submitted': 'auto-replied' },
    envelopeFrom: '',
  });
};

function answers(scene: Scene): Act[] {
  const { email } = scene.claim.customer;
  return [
    [4, () => scene.reply(email, scene.words('Yes, it was like that'))],
    [1, () => scene.reply(email, scene.words('Sent twice'), { copies: 2 })],
    [1, () => scene.reply(email, scene.words('From a domain without a policy'), { verdicts: 'dmarc:gray' })],
    [3, () => scene.pressLink(email, { message: scene.words('Answered by link') })],
    ...(signsIn(scene)
      ? ([
          [4, () => scene.say('customer', '/answer', scene.words('Answered in the portal'))],
          [3, () => uploadThenAnswer(scene), 'alone'],
        ] satisfies Act[])
      : []),
  ];
}

async function uploadThenAnswer(scene: Scene): Promise<void> {
  await scene.world.upload('customer', scene.claimId, scene.dice.pick(['damage-photo', 'receipt']));
  await scene.say('customer', '/answer', scene.words('Here is the picture'));
}

/** What the customer may do with the claim at this moment. */
export function customerActs(scene: Scene): Act[] {
  const { status, customer } = scene.claim;
  const acts: Act[] = [
    [1, () => scene.reply(customer.email, scene.words('A remark by mail'))],
    [0.5, outOfOffice(scene)],
  ];
  if (status === 'waiting-on-customer') acts.push(...answers(scene));
  if (!signsIn(scene)) return acts;
  acts.push([0.5, () => scene.say('customer', '/comments', scene.words('A remark in the portal'))]);
  if (!isClosed(status)) acts.push([0.4, () => scene.post('customer', '/withdraw', {})]);
  if (isDenied(status))
    acts.push([3, () => scene.post('customer', '/second-review', { message: scene.words('Look again') })]);
  if (status === 'approved')
    acts.push([
      0.5,
      () => scene.post('customer', '/referral', { companyId: scene.dice.pick(['co-volt', 'co-fixit']) }),
    ]);
  return acts;
}
