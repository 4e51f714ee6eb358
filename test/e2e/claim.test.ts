import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deviceOf, fileClaim, incidentNow, statesEntered } from '../../bench/outside/claim-flows.ts';
import { photoFile } from '../../bench/outside/claimflow.ts';
import type {
  ClaimShape,
  DecisionShape,
  DocumentShape,
  EmailShape,
  HistoryShape,
  Items,
} from '../../bench/outside/contract-shapes.ts';
import { findLink, openLink, pressLink } from '../../bench/outside/link-page.ts';
import { replyTo } from '../../bench/outside/outgoing-mail.ts';
import { damagePhoto, invoicePdf, invoiceText } from '../../bench/outside/sample-files.ts';
import { type Started, start } from './started.ts';

/** What filing to Completed may cost in state transitions when nobody has a question. */
const MOST_TRANSITIONS = 12;

const PAYPAL = 'pay@fixit.example.org';
const SCREEN_INVOICE = {
  number: 'INV-2026-117',
  partsCents: 19_900,
  laborCents: 8_000,
  taxCents: 1_592,
  paypal: PAYPAL,
};
const KEYBOARD_INVOICE = {
  number: 'INV-2026-118',
  partsCents: 18_000,
  laborCents: 12_000,
  taxCents: 1_440,
  paypal: PAYPAL,
};

let started: Started;
beforeAll(async () => {
  started = await start(18_810);
}, 180_000);
afterAll(async () => {
  await started?.stop();
});

const statusesOf = ({ items }: Items<HistoryShape>): string[] =>
  items.map(({ status }) => status).filter((status, index, all) => status !== all[index - 1]);

describe('a claim from filing to payment', () => {
  it('is approved by rule with a ceiling, invoiced by a mailed PDF, paid once and completed', async () => {
    const { flow } = started;
    const [casey, fixit, agent] = [flow.as('customer'), flow.as('partner'), flow.as('agent')];
    const phone = await deviceOf(casey, 'phone');
    const claimId = await fileClaim(
      flow,
      casey,
      phone.deviceId,
      await incidentNow(flow, 'cracked-screen', 'Dropped on the stairs.'),
      [photoFile(await damagePhoto(11))],
    );
    expect(claimId).toMatch(/^CLM-[0-9A-HJKMNP-TV-Z]{8}$/);
    const approved = await flow.reaches(casey, claimId, 'approved');
    expect(approved).toMatchObject({ resolution: 'repair', nextStep: { who: 'customer' } });

    const decision = await agent.get<DecisionShape>(`/claims/${claimId}/decision`);
    expect(decision.outcome).toBe('auto-approved');
    expect(decision.trace.length).toBeGreaterThan(10);
    expect(decision.trace.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);

    const approval = await flow.mailTo('partner@example.com', claimId, /approved/i);
    expect(approval.text).toContain('Approved up to $309');
    await fixit.post(`/claims/${claimId}/received`);
    await flow.send({
      ...replyTo(approval, 'partner@example.com'),
      text: 'Done, invoice attached.',
      attachments: [
        {
          filename: 'invoice.pdf',
          contentType: 'application/pdf',
          content: await invoicePdf(SCREEN_INVOICE),
        },
      ],
    });
    await flow.local.idle();
    await flow.local.advance('PT10M');
    const completed = await flow.reaches(casey, claimId, 'completed');
    const payableCents = 29_492 - decision.deductibleCents;
    expect(completed.payments).toMatchObject([{ amountCents: payableCents, status: 'paid' }]);
    expect(await flow.local.payments(claimId)).toMatchObject([
      { to: PAYPAL, amountCents: payableCents, currency: 'USD', status: 'SUCCESS' },
    ]);

    expect(statusesOf(await casey.get(`/claims/${claimId}/history`))).toEqual([
      'draft',
      'new',
      'approved',
      'completed',
    ]);
    const documents = await agent.get<Items<DocumentShape>>(`/claims/${claimId}/documents`);
    expect(documents.items).toMatchObject([
      { kind: 'damage-photo', status: 'accepted' },
      { kind: 'invoice', status: 'accepted' },
    ]);
    const [execution, ...others] = await flow.local.executions(claimId);
    expect(others).toEqual([]);
    expect(execution).toMatchObject({ name: `${claimId}-1`, status: 'SUCCEEDED' });
    expect(await statesEntered(flow, `${claimId}-1`)).toBeLessThanOrEqual(MOST_TRANSITIONS);
  });

  it('tells everybody by mail, keeps it in the email history, and shows no usable link there', async () => {
    const { flow } = started;
    const { items } = await flow.as('customer').get<Items<ClaimShape>>('/claims?list=closed');
    const claimId = items[0]?.claimId ?? '';
    const sent = await flow.local.mail({ claimId });
    const headlinesTo = (address: string) =>
      sent.filter(({ to }) => to.includes(address)).map(({ text }) => text.split('\n', 1)[0]);
    expect(headlinesTo('customer@example.com').toReversed()).toEqual([
      'We have your claim',
      'Your claim is approved',
      'Done',
    ]);
    expect(headlinesTo('partner@example.com').toReversed()).toEqual([
      'Submitted, in the queue for review',
      'Approved up to $309.00',
      'Your mail has arrived',
      'Resolved',
      'Paid: $225.92',
    ]);
    const threads = new Set(sent.map(({ references }) => references[0]));
    expect(threads.size).toBe(1);
    expect(new Set(sent.map(({ messageId }) => messageId)).size).toBe(sent.length);
    const { items: emails } = await flow.as('agent').get<Items<EmailShape>>(`/claims/${claimId}/emails`);
    expect(emails.filter(({ direction }) => direction === 'out')).toHaveLength(sent.length);
    expect(emails.filter(({ direction }) => direction === 'in')).toHaveLength(1);
    expect(emails.map(({ text }) => text).join('\n')).not.toMatch(/\/c\/[\w-]{20,}/);
    const own = await flow.as('customer').get<Items<EmailShape>>(`/claims/${claimId}/emails`);
    expect(own.items.every(({ from, to }) => [from, ...to].includes('customer@example.com'))).toBe(true);
  });

  it('asks for an estimate, is approved by the link in an agent’s mail, and reads the invoice in a mail’s text', async () => {
    const { flow } = started;
    const [casey, fixit] = [flow.as('customer'), flow.as('partner')];
    const laptop = await deviceOf(casey, 'laptop');
    const claimId = await fileClaim(
      flow,
      casey,
      laptop.deviceId,
      await incidentNow(flow, 'liquid', 'Tea over the keyboard.'),
      [photoFile(await damagePhoto(12))],
    );
    await flow.reaches(casey, claimId, 'estimate-needed');
    await fixit.post(`/claims/${claimId}/estimate`, {
      diagnosis: 'Liquid under the keyboard; the keyboard has to be replaced.',
      recommendation: 'repair',
      lines: [
        { kind: 'part', description: 'Keyboard', quantity: 1, unitCents: 18_000 },
        { kind: 'labor', description: 'Labor', quantity: 2, unitCents: 6_000 },
        { kind: 'tax', description: 'Sales tax', quantity: 1, unitCents: 1_440 },
      ],
    });
    await flow.reaches(casey, claimId, 'in-review');
    const review = await flow.mailTo('agent@example.com', claimId, /decision|review|approve/i);
    const link = await findLink(review.links, 'approve');
    expect((await openLink(link)).status).toBe(200);
    expect((await pressLink(link)).status).toBe(200);
    const approved = await flow.reaches(casey, claimId, 'approved');
    expect(approved.estimate?.totalCents).toBe(31_440);

    const again = await pressLink(link);
    expect(again.status).toBe(200);
    expect(String(again.body)).toMatch(/already decided by Avery Brooks/i);

    const approval = await flow.mailTo('partner@example.com', claimId, /approved/i);
    await flow.send({ ...replyTo(approval, 'partner@example.com'), text: invoiceText(KEYBOARD_INVOICE) });
    await flow.local.idle();
    await flow.local.advance('PT10M');
    await flow.reaches(casey, claimId, 'completed');
    const payableCents = 31_440 - (approved.deductibleCents ?? 0);
    expect(await flow.local.payments(claimId)).toMatchObject([
      { amountCents: payableCents, status: 'SUCCESS' },
    ]);
    expect(statusesOf(await casey.get(`/claims/${claimId}/history`))).toEqual([
      'draft',
      'new',
      'estimate-needed',
      'in-review',
      'approved',
      'completed',
    ]);
  });
});
