import { deviceOf, fileClaim, incidentNow } from '../outside/claim-flows.ts';
import { photoFile } from '../outside/claimflow.ts';
import { damagePhoto } from '../outside/sample-files.ts';
import type { Ending, Tale } from './tale.ts';

/** A second loss within 12 months: the rules only refer it, with their trace; a person denies it, citing the clause. */
export async function secondLoss(tale: Tale): Promise<Ending> {
  const { flow } = tale;
  const casey = flow.as('customer');
  const phone = await deviceOf(casey, 'phone');
  const receipt = await damagePhoto(6);
  await tale.filed('Casey', 'files {claim}: the new phone is lost too; receipt attached', async () =>
    fileClaim(
      flow,
      casey,
      phone.deviceId,
      await incidentNow(flow, 'loss', 'It fell out of the gondola into the gorge.', {
        trackingEnabled: true,
      }),
      [photoFile(receipt, 'receipt.jpg', 'receipt')],
    ),
  );
  const { trace } = await tale.decision('fail', 'refer');
  const rule = trace.find(({ ruleId }) => ruleId === 'loss-once-a-year');
  tale.check('the rule of one loss in 12 months does not speak against it', rule?.verdict === 'fail');
  tale.check('the rule rests on another clause', rule?.clause === 'loss-limit');
  const referred = await tale.claim();
  tale.check(`the rules moved it to ${referred.status}`, /review/.test(referred.status));
  await tale.deed('Avery', 'denies it, citing clause loss-limit: one loss in 12 months', () =>
    flow.as('agent').post(`/claims/${tale.claimId}/decide`, {
      outcome: 'deny',
      denial: {
        kind: 'not-covered',
        clause: 'loss-limit',
        reason: 'Another lost phone was replaced less than 12 months before this one was lost.',
      },
    }),
  );
  return await tale.ends('denied-not-covered', 0);
}
