import MailComposer from 'nodemailer/lib/mail-composer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Claimflow } from '../machine/claimflow.ts';
import { heic, pdf } from '../triggers/inspect-document/sample-files.ts';

/** The mail functions as they are deployed: their bundles, roles and events, on the whole machine. */
let flow: Claimflow;
beforeAll(async () => {
  flow = await Claimflow.start();
}, 120_000);
afterAll(() => flow.stop());

interface File {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Buffer;
}

/** Answers the newest mail about the claim that this person got, as a mail program does. */
async function reply(
  from: string,
  claimId: string,
  text: string,
  attachments: readonly File[] = [],
): Promise<void> {
  const [mail] = await flow.mails(from, claimId);
  if (!mail) throw new Error(`${from} got no mail about ${claimId}`);
  const source = Buffer.from((await flow.portal({ path: `/_local/mail/${mail.id}/raw` })).body).toString();
  const to = /^Reply-To: (.*)$/im.exec(source)?.[1]?.trim() ?? '';
  const subject = `Re: ${mail.subject}`;
  const raw = await new MailComposer({ from, to, subject, text, attachments: [...attachments] })
    .compile()
    .build();
  const answer = await flow.portal({
    method: 'POST',
    path: `/_local/mail?${new URLSearchParams({ from, to })}`,
    headers: { 'content-type': 'message/rfc822' },
    body: raw,
  });
  expect(answer.status).toBeLessThan(300);
  await flow.runtime.idle();
}

describe('a claim by mail', () => {
  let claimId: string;

  it('gets the evidence that was asked for as a photo in HEIC', async () => {
    claimId = await flow.file({ photo: false });
    expect((await flow.claim(claimId)).status).toBe('waiting-on-customer');
    await reply('customer@example.com', claimId, 'Here is the photo.', [
      { filename: 'IMG_0042.HEIC', contentType: 'image/heic', content: await heic() },
    ]);
    const { items } = await flow.ok('agent', 'GET', `/claims/${claimId}/documents`);
    expect(items).toMatchObject([{ status: 'accepted', kind: 'damage-photo', fileName: 'IMG_0042.jpg' }]);
    await flow.advance(60_000);
    expect((await flow.claim(claimId)).status).toBe('approved');
  });

  it('is paid by an invoice in a PDF', async () => {
    await flow.ok('partner', 'POST', `/claims/${claimId}/received`, {});
    const invoice = await pdf(
      'Invoice FX-900',
      'Parts: $120.00',
      'Labor: $60.00',
      'Sales tax: $9.90',
      'Total: $189.90',
      'PayPal: pay@fixit.example.org',
    );
    await reply('partner@example.com', claimId, 'Invoice attached.', [
      { filename: 'invoice.pdf', contentType: 'application/pdf', content: invoice },
    ]);
    const claim = await flow.claim(claimId);
    expect(claim.invoice).toMatchObject({ partsCents: 12_000, laborCents: 6_000, taxCents: 990 });
    await flow.advance(3_600_000);
    expect(await flow.claim(claimId)).toMatchObject({ status: 'completed', payments: [{ status: 'paid' }] });
  });

  it('asks to be opened again by a reply', async () => {
    await reply('customer@example.com', claimId, 'The screen flickers again.');
    expect((await flow.claim(claimId)).status).toBe('completed');
    const told = await flow.mails('agent@example.com', claimId);
    expect(told[0]?.text).toContain('The screen flickers again.');
  });

  it('leaves nothing queued and nothing dead', async () => {
    const queued = await flow.ok('agent', 'GET', `/claims/${claimId}/emails?limit=100`);
    const states = queued.items.map(({ status }: { status: string }) => status);
    expect(new Set(states)).toEqual(new Set(['delivered', 'received']));
  });
});
