import MailComposer from 'nodemailer/lib/mail-composer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdf } from '../triggers/inspect-document/sample-files.ts';
import { Claimflow } from './claimflow.ts';

const minute = 60_000;
const hour = 60 * minute;
let flow: Claimflow;

beforeAll(async () => {
  flow = await Claimflow.start();
});
afterAll(() => flow.stop());

const faults = async (rules: readonly object[]): Promise<void> => {
  const answer = await flow.portal({
    method: 'POST',
    path: '/_local/faults',
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify({ seed: 1, rules })),
  });
  expect(answer.status, Buffer.from(answer.body).toString()).toBeLessThan(300);
};

const failing = (operation: string) => faults([{ service: 's3', operation, mode: 'error', rate: 1 }]);

const draft = async (): Promise<string> => {
  const { claimId } = await flow.ok('customer', 'POST', '/claims', {
    deviceId: await flow.device('tablet'),
    incident: {
      type: 'vandalism',
      occurredAt: new Date(flow.runtime.clock.now() - 24 * hour).toISOString(),
      description: 'Scratched.',
    },
  });
  return claimId;
};

const documentsOf = async (claimId: string) =>
  (await flow.ok('agent', 'GET', `/claims/${claimId}/documents`)).items;

/** How often S3 copied: once for each scan that the reconcile asked for. */
const copies = async (): Promise<number> => {
  const { items } = (await flow.control('/metering')) as {
    items: { service: string; operation: string; unit: string; quantity: number }[];
  };
  return items
    .filter(
      ({ service, operation, unit }) => service === 's3' && operation === 'CopyObject' && unit === 'request',
    )
    .reduce((sum, { quantity }) => sum + quantity, 0);
};

describe('an uploaded document whose inspection was lost', () => {
  it('is scanned again an hour later, once an hour, until it is inspected', async () => {
    const claimId = await draft();
    await failing('GetObject');
    await flow.upload('customer', claimId);
    await flow.advance(50 * minute);
    expect(await documentsOf(claimId)).toMatchObject([{ status: 'pending' }]);
    // Tick by tick: a schedule that finds nothing between its ticks fires once for all of them on this machine.
    for (let tick = 0; tick < 12; tick += 1) await flow.advance(15 * minute);
    expect(await documentsOf(claimId)).toMatchObject([{ status: 'pending' }]);
    expect(await copies()).toBe(3);
    await faults([]);
    await flow.advance(75 * minute);
    expect(await documentsOf(claimId)).toMatchObject([{ status: 'accepted' }]);
    expect(flow.runtime.services.iam.refusals()).toEqual([]);
  });
});

describe('a document that was announced', () => {
  it('and never uploaded is rejected after a day', async () => {
    const claimId = await draft();
    await flow.ok('customer', 'POST', `/claims/${claimId}/documents`, {
      fileName: 'photo.jpg',
      contentType: 'image/jpeg',
      size: 1_000,
      kind: 'damage-photo',
    });
    await flow.advance(23 * hour);
    expect(await documentsOf(claimId)).toMatchObject([{ status: 'pending' }]);
    await flow.advance(3 * hour);
    expect(await documentsOf(claimId)).toMatchObject([
      { status: 'rejected', reason: 'It was never uploaded.' },
    ]);
    expect(flow.runtime.services.iam.refusals()).toEqual([]);
  });
});

describe('an invoice whose PDF never came out of its mail', () => {
  it('is an agent’s to look at after a day', async () => {
    const claimId = await flow.file();
    await flow.ok('partner', 'POST', `/claims/${claimId}/received`, {});
    const [mail] = await flow.mails('partner@example.com', claimId);
    const source = Buffer.from((await flow.portal({ path: `/_local/mail/${mail?.id}/raw` })).body).toString();
    const to = /^Reply-To: (.*)$/im.exec(source)?.[1]?.trim() ?? '';
    const content = await pdf('Invoice FX-901', 'Parts: $120.00', 'Labor: $60.00', 'Total: $180.00');
    const attachments = [{ filename: 'invoice.pdf', contentType: 'application/pdf', content }];
    const from = 'partner@example.com';
    const raw = await new MailComposer({ from, to, subject: 'Invoice', text: 'Attached.', attachments })
      .compile()
      .build();
    // SES itself keeps the mail; whatever its receiver then puts into quarantine fails, also when it is tried again.
    const put = { service: 's3', operation: 'PutObject', mode: 'error', when: 'before' };
    await faults(Array.from({ length: 12 }, (_, index) => ({ ...put, nth: index + 2 })));
    const body = { method: 'POST', headers: { 'content-type': 'message/rfc822' }, body: raw };
    await flow.portal({ ...body, path: `/_local/mail?${new URLSearchParams({ from, to })}` });
    await flow.advance(50 * minute);
    await faults([]);
    expect((await flow.claim(claimId)).status).toBe('approved');
    await flow.advance(26 * hour);
    const claim = await flow.claim(claimId);
    expect(claim).toMatchObject({ status: 'in-review', payments: [] });
    const { items } = await flow.ok('agent', 'GET', '/staff/unmatched-mail');
    expect(items).toMatchObject([{ claimId, reason: expect.stringContaining('was not taken in') }]);
  });
});
