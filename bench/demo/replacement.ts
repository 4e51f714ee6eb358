import { deviceOf, fileClaim, incidentNow } from '../outside/claim-flows.ts';
import { photoFile } from '../outside/claimflow.ts';
import { findLink, pressLink } from '../outside/link-page.ts';
import { replyTo } from '../outside/outgoing-mail.ts';
import { damagePhoto, invoiceText, usd } from '../outside/sample-files.ts';
import type { Ending, Tale } from './tale.ts';

const ESTIMATE = `Damage found: display shattered and frame bent, the battery is pierced.
Parts $310.00
Labor $90.00
Sales tax $24.80
Total $424.80
We can supply a refurbished like-for-like tablet for $389.00.
`;
const INVOICE = {
  number: 'FX-1077',
  partsCents: 36_018,
  laborCents: 0,
  taxCents: 2_882,
  paypal: 'pay@fixit.example.org',
};

/** No repair price is known; the shop's estimate is above its own price for another tablet, so that is what is approved. */
export async function replacement(tale: Tale): Promise<Ending> {
  const { flow } = tale;
  const casey = flow.as('customer');
  const tablet = await deviceOf(casey, 'tablet');
  const photo = await damagePhoto(2);
  await tale.filed('Casey', `files {claim} with a photo: dropped ${tablet.make} ${tablet.model}`, async () =>
    fileClaim(
      flow,
      casey,
      tablet.deviceId,
      await incidentNow(
        flow,
        'accidental-damage',
        'It fell down the stairs; the frame is bent and it does not start.',
      ),
      [photoFile(photo)],
    ),
  );
  await tale.checkStatus('estimate-needed');
  const asked = await tale.mail('partner@example.com', /estimate/i);
  await tale.deed('Fixit', 'answers by mail: repair $424.80, or another tablet for $389.00', () =>
    flow.send({ ...replyTo(asked, 'partner@example.com'), text: ESTIMATE }),
  );
  await tale.checkStatus('in-review');
  const review = await tale.mail('agent@example.com', /decision|review|approve/i);
  const approve = await findLink(review.links, 'approve');
  await tale.deed('Avery', 'presses Approve on the page of the link in the mail', () => pressLink(approve));
  const { resolution, deductibleCents = 0 } = await tale.claim();
  tale.check(`is settled by ${resolution}, not by replacement`, resolution === 'replacement');
  await tale.deed('Fixit', 'takes in the broken tablet', () =>
    flow.as('partner').post(`/claims/${tale.claimId}/received`),
  );
  const approval = await tale.mail('partner@example.com', /approved|replace/i);
  const total = INVOICE.partsCents + INVOICE.laborCents + INVOICE.taxCents;
  await tale.deed('Fixit', `hands over the new one and mails invoice ${INVOICE.number}: ${usd(total)}`, () =>
    flow.send({ ...replyTo(approval, 'partner@example.com'), text: invoiceText(INVOICE) }),
  );
  return await tale.ends('completed', total - deductibleCents);
}
