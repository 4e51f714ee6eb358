import { deviceOf, fileClaim, incidentNow } from '../outside/claim-flows.ts';
import { photoFile } from '../outside/claimflow.ts';
import { replyTo } from '../outside/outgoing-mail.ts';
import { damagePhoto, invoicePdf, usd } from '../outside/sample-files.ts';
import type { Ending, Tale } from './tale.ts';

const INVOICE = {
  number: 'FX-1041',
  partsCents: 19_900,
  laborCents: 8_000,
  taxCents: 1_592,
  paypal: 'pay@fixit.example.org',
};

/** A claim that rules approve at once, repaired, invoiced by a mailed PDF and paid. */
export async function screenRepair(tale: Tale): Promise<Ending> {
  const { flow } = tale;
  const casey = flow.as('customer');
  const phone = await deviceOf(casey, 'phone');
  const photo = await damagePhoto(1);
  await tale.filed(
    'Casey',
    `files {claim} with a photo: cracked screen, ${phone.make} ${phone.model}`,
    async () =>
      fileClaim(
        flow,
        casey,
        phone.deviceId,
        await incidentNow(flow, 'cracked-screen', 'It slipped off the kitchen counter and landed face down.'),
        [photoFile(photo)],
      ),
  );
  const { outcome, deductibleCents } = await tale.decision();
  tale.check('the rules approve it', outcome === 'auto-approved');
  await tale.checkStatus('approved');
  await tale.deed('Fixit', 'takes the phone over the counter', () =>
    flow.as('partner').post(`/claims/${tale.claimId}/received`),
  );
  const approval = await tale.mail('partner@example.com', /approved/i);
  const pdf = await invoicePdf(INVOICE);
  const total = INVOICE.partsCents + INVOICE.laborCents + INVOICE.taxCents;
  await tale.deed('Fixit', `mails invoice ${INVOICE.number} as a PDF: ${usd(total)}`, () =>
    flow.send({
      ...replyTo(approval, 'partner@example.com'),
      text: 'Repaired and collected. Our invoice is attached.',
      attachments: [{ filename: `${INVOICE.number}.pdf`, contentType: 'application/pdf', content: pdf }],
    }),
  );
  return await tale.ends('completed', total - deductibleCents);
}
