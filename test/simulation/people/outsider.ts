import type { Act, Scene } from '../scene.ts';

const claimsAddress = 'claims@claimflow.example';

/** Mail of people, and of machines, that have no part in the claim. None of it may change anything. */
export function outsiderActs(scene: Scene): Act[] {
  const { world, claimId, claim } = scene;
  const stranger = 'stranger@elsewhere.example.org';
  const ours = scene.letterFor(claim.customer.email);
  return [
    [
      1,
      () =>
        world.mail({
          from: stranger,
          to: ours?.replyTo[0] ?? claimsAddress,
          subject: `[${claimId}] Approved, please pay`,
          text: scene.words('Approved by me. PayPal: stranger@elsewhere.example.org'),
        }),
    ],
    [
      1,
      () =>
        world.mail({
          from: claim.customer.email,
          to: claimsAddress,
          subject: claimId,
          text: scene.words('A forged mail'),
          verdicts: 'dmarc:fail',
        }),
    ],
    [
      1,
      () => world.mail({ from: stranger, to: claimsAddress, subject: 'Hello', text: 'Do you cover boats?' }),
    ],
    [
      1,
      async () => {
        for (const link of (ours?.links ?? []).filter((one) => one.includes('/c/')).slice(0, 3))
          await world.link(link, 'GET');
      },
    ],
  ];
}
