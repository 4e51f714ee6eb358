import { isClosed } from '../../../lambdas/domain/claim/status.ts';
import type { Answer, Person } from '../../machine/claimflow.ts';
import type { Act, Scene } from '../scene.ts';

const clauses = ['pre-existing-damage', 'covered-incidents', 'reporting'] as const;

const denial = (scene: Scene) => ({
  outcome: 'deny',
  denial: {
    kind: scene.dice.pick(['not-verifiable', 'not-covered', 'fraud']),
    clause: scene.dice.pick(clauses),
    reason: scene.words('The facts speak against it'),
  },
});

const approval = ({ dice }: Scene) => ({
  outcome: 'approve',
  ...(dice.chance(0.3) && { amountCents: dice.between(5_000, 60_000) }),
  ...(dice.chance(0.3) && { resolution: dice.pick(['repair', 'replacement', 'reimbursement']) }),
  ...(dice.chance(0.1) && { override: true }),
});

function decision(scene: Scene): object {
  return scene.dice.weighted<() => object>([
    [6, () => approval(scene)],
    [2, () => ({ outcome: 'ask-customer', message: scene.words('When did it happen?') })],
    [1.5, () => ({ outcome: 'ask-partner', message: scene.words('Which part is it?') })],
    [2.5, () => ({ outcome: 'request-estimate' })],
    [2, () => denial(scene)],
  ])();
}

/** Two agents, and nobody else, decide for good at the same moment: one may win, the other is told. */
async function contest(scene: Scene): Promise<void> {
  await scene.world.settle();
  const wantsTo = [{ outcome: 'approve', amountCents: 15_000 }, denial(scene)];
  const answers: Answer[] = await Promise.all([
    scene.post('agent', '/decide', scene.dice.pick(wantsTo)),
    scene.post('agent2', '/decide', scene.dice.pick(wantsTo)),
  ]);
  const winners = answers.filter(({ status }) => status < 300).length;
  scene.ledger.contests.push({ claimId: scene.claimId, winners });
}

async function confirmPayments(scene: Scene, agent: Person): Promise<void> {
  const open = scene.claim.payments.filter(({ status }) => status === 'pending');
  for (const { paymentId } of open) await scene.post(agent, `/payments/${paymentId}/confirm`, {});
}

/** What the claims team may do at this moment. */
export function agentActs(scene: Scene): Act[] {
  const { claim, dice } = scene;
  const agent = dice.pick(['agent', 'agent2', 'admin'] as const);
  const address = `${agent}@example.com`;
  const acts: Act[] = [
    [0.4, () => scene.say(agent, '/comments', scene.words('A remark of the team'))],
    [0.3, () => scene.say(agent, '/comments', scene.words('A note of the team'), { internal: true })],
    [0.2, () => scene.post(agent, '/assign', {})],
  ];
  if (isClosed(claim.status))
    return [
      ...acts,
      [
        claim.secondReview || claim.asksToReopenAt ? 4 : 0.5,
        () => scene.post(agent, '/reopen', { reason: scene.words('Looked at again') }),
      ],
    ];
  acts.push(
    [5, () => scene.post(agent, '/decide', decision(scene))],
    [1, () => contest(scene), 'alone'],
    [
      2,
      () =>
        scene.pressLink(address, {
          message: scene.words('Asked by link'),
          kind: 'not-covered',
          clause: dice.pick(clauses),
          reason: scene.words('Denied by link'),
        }),
    ],
  );
  if (claim.status === 'approved') {
    if (claim.payments.length > 0) acts.push([3, () => confirmPayments(scene, agent)]);
    else if (claim.resolution !== 'repair')
      acts.push([4, () => scene.post(agent, '/settle', { note: scene.words('Delivered') })]);
  }
  return acts;
}
