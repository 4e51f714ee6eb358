import { deviceOf, fileClaim, incidentNow } from '../outside/claim-flows.ts';
import { replyTo } from '../outside/outgoing-mail.ts';
import { damagePhoto } from '../outside/sample-files.ts';
import type { Ending, Tale } from './tale.ts';

/** The rules ask for a paper; the customer says nothing, is reminded twice, and answers by mail. */
export async function silentCustomer(tale: Tale): Promise<Ending> {
  const { flow } = tale;
  const casey = flow.as('customer');
  const phone = await deviceOf(casey, 'phone');
  await tale.filed('Casey', 'files {claim}: the phone is lost, tracking was on; no receipt yet', async () =>
    fileClaim(
      flow,
      casey,
      phone.deviceId,
      await incidentNow(flow, 'loss', 'Left on the ferry; it was gone when I came back.', {
        trackingEnabled: true,
      }),
    ),
  );
  await tale.decision('needs-evidence');
  await tale.checkStatus('waiting-on-customer');
  await tale.later('P3D', 'three days of silence');
  await tale.later('P4D', 'four more');
  const reminders = await flow.local.mail({ to: 'customer@example.com', claimId: tale.claimId });
  const reminder = reminders[0];
  if (!reminder) throw new Error('no mail reached the customer');
  tale.check(`${reminders.length} mails reached Casey, not at least three`, reminders.length >= 3);
  const receipt = await damagePhoto(3);
  await tale.deed('Casey', 'replies to the reminder with a photo of the receipt', () =>
    flow.send({
      ...replyTo(reminder, 'customer@example.com'),
      text: 'Sorry, I was at sea. Here is the receipt of the phone.',
      attachments: [{ filename: 'receipt.jpg', contentType: 'image/jpeg', content: receipt }],
    }),
  );
  await flow.reaches(flow.as('agent'), tale.claimId, 'initial-review', 'in-review');
  await tale.decision('refer');
  await tale.deed('Avery', 'approves a replacement at the catalogue’s price', () =>
    flow
      .as('agent')
      .post(`/claims/${tale.claimId}/decide`, { outcome: 'approve', resolution: 'replacement' }),
  );
  await tale.checkStatus('approved');
  await tale.later('P1D', 'the new phone ships');
  await tale.deed('Avery', 'confirms the delivery', () =>
    flow.as('agent').post(`/claims/${tale.claimId}/settle`, { note: 'Delivered, signed by Casey Morgan.' }),
  );
  return await tale.ends('completed', 0);
}
