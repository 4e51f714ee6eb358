import { deviceOf, fileClaim, incidentNow } from '../outside/claim-flows.ts';
import { photoFile } from '../outside/claimflow.ts';
import { findLink, pressLink } from '../outside/link-page.ts';
import { replyTo } from '../outside/outgoing-mail.ts';
import { damagePhoto } from '../outside/sample-files.ts';
import type { Ending, Tale } from './tale.ts';

/** Denied by the link in an agent's mail; the customer replies, and another agent looks again. */
export async function secondReview(tale: Tale): Promise<Ending> {
  const { flow } = tale;
  const casey = flow.as('customer');
  const laptop = await deviceOf(casey, 'laptop');
  const photo = await damagePhoto(4);
  await tale.filed(
    'Casey',
    `files {claim} with a photo: vandalism, ${laptop.make} ${laptop.model}`,
    async () =>
      fileClaim(
        flow,
        casey,
        laptop.deviceId,
        await incidentNow(flow, 'vandalism', 'Somebody poured paint over it in the library.'),
        [photoFile(photo)],
      ),
  );
  const review = await tale.mail('agent@example.com', /decision|review|approve/i);
  const deny = await findLink(review.links, 'deny');
  await tale.deed('Avery', 'denies it by the link: the photo shows no laptop (clause proof-of-claim)', () =>
    pressLink(deny, {
      kind: 'not-verifiable',
      clause: 'proof-of-claim',
      reason: 'The photo does not show the laptop, so the damage could not be verified.',
    }),
  );
  await tale.checkStatus('denied-not-verifiable');
  await tale.later('P5D', 'five days later');
  const denied = await tale.mail('customer@example.com', /not approved/i);
  const better = await damagePhoto(5);
  await tale.deed('Casey', 'replies with a better photo and asks to look again', () =>
    flow.send({
      ...replyTo(denied, 'customer@example.com'),
      text: 'Please look at it again: this picture shows the laptop and its serial number.',
      attachments: [{ filename: 'laptop.jpg', contentType: 'image/jpeg', content: better }],
    }),
  );
  await tale.checkStatus('denied-not-verifiable');
  await tale.deed('Jordan', 'another agent, opens it again', () =>
    flow
      .as('agent2')
      .post(`/claims/${tale.claimId}/reopen`, { reason: 'Second review: the new photo shows the laptop.' }),
  );
  await tale.checkStatus('in-review');
  await tale.deed('Jordan', 'approves a reimbursement of $620.00 less the deductible', () =>
    flow.as('agent2').post(`/claims/${tale.claimId}/decide`, {
      outcome: 'approve',
      resolution: 'reimbursement',
      amountCents: 62_000,
    }),
  );
  await tale.checkStatus('approved');
  await tale.deed('Jordan', 'confirms the payout to Casey', () =>
    flow.as('agent2').post(`/claims/${tale.claimId}/settle`, { note: 'Paid to the customer’s account.' }),
  );
  const runs = await flow.local.executions(tale.claimId);
  tale.check(`${runs.length} executions, not two`, runs.length === 2);
  return await tale.ends('completed', 0);
}
