import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deviceOf, fileClaim, incidentNow } from '../../bench/outside/claim-flows.ts';
import { type Claimflow, photoFile } from '../../bench/outside/claimflow.ts';
import type {
  ClaimShape,
  CommentShape,
  DocumentShape,
  EmailShape,
  Items,
  MailShape,
} from '../../bench/outside/contract-shapes.ts';
import { replyTo } from '../../bench/outside/outgoing-mail.ts';
import { damagePhoto } from '../../bench/outside/sample-files.ts';
import { type Started, start } from './started.ts';

let started: Started;
/** Waits for a partner's estimate. */
let claimId = '';
/** What asked the partner for it. */
let asked: MailShape;

beforeAll(async () => {
  started = await start(18_830);
  const { flow } = started;
  const casey = flow.as('customer');
  const tablet = await deviceOf(casey, 'tablet');
  const incident = await incidentNow(flow, 'accidental-damage', 'Sat on it.');
  claimId = await fileClaim(flow, casey, tablet.deviceId, incident, [photoFile(await damagePhoto(31))]);
  await flow.reaches(casey, claimId, 'estimate-needed');
  asked = await flow.mailTo('partner@example.com', claimId, /estimate/i);
}, 180_000);
afterAll(async () => {
  await started?.stop();
});

const inboundOf = async (flow: Claimflow, id: string): Promise<readonly EmailShape[]> => {
  const { items } = await flow.as('agent').get<Items<EmailShape>>(`/claims/${id}/emails?limit=100`);
  return items.filter(({ direction }) => direction === 'in');
};
const commentsOf = async (flow: Claimflow, id: string): Promise<readonly CommentShape[]> =>
  (await flow.as('agent').get<Items<CommentShape>>(`/claims/${id}/comments?limit=100`)).items;

/** Everything about the claim that a mail could have moved. */
async function standing(flow: Claimflow) {
  const { status, estimate } = await flow.as('agent').get<ClaimShape>(`/claims/${claimId}`);
  const comments = await commentsOf(flow, claimId);
  // The team is told that there is mail to read; that is no deed of the mail's.
  const mails = (await flow.local.mail({ claimId })).filter(
    ({ to }) => !to.some((one) => one.startsWith('agent')),
  );
  return { status, estimate, comments, mails: mails.map(({ id }) => id) };
}

describe('an answer by mail', () => {
  it('counts once, however often the mail comes, brings its photo along, and goes back to the rules', async () => {
    const { flow } = started;
    const casey = flow.as('customer');
    const phone = await deviceOf(casey, 'phone');
    const incident = await incidentNow(flow, 'cracked-screen', 'Fell from the bike.');
    const id = await fileClaim(flow, casey, phone.deviceId, incident);
    await flow.reaches(casey, id, 'waiting-on-customer');
    const question = await flow.mailTo('customer@example.com', id, /photo/i);
    const answer = {
      ...replyTo(question, 'customer@example.com'),
      messageId: `<${randomUUID()}@mail.example.com>`,
      date: new Date('2026-03-02T18:00:00Z'),
      text: `Here it is.\n\nOn Mon, Mar 2, 2026 at 9:31 AM Claims wrote:\n> ${question.text.split('\n').join('\n> ')}`,
      attachments: [{ filename: 'IMG_0042.jpg', contentType: 'image/jpeg', content: await damagePhoto(32) }],
    };
    await flow.send(answer);
    await flow.send(answer);
    await flow.reaches(casey, id, 'approved');
    await flow.local.idle();
    const comments = await commentsOf(flow, id);
    expect(comments).toMatchObject([{ text: 'Here it is.', via: 'mail', author: { role: 'customer' } }]);
    const { items } = await casey.get<Items<DocumentShape>>(`/claims/${id}/documents`);
    expect(items.filter(({ status }) => status === 'accepted')).toMatchObject([
      { kind: 'damage-photo', fileName: 'IMG_0042.jpg' },
    ]);
  });
});

describe('mail that must not be acted on', () => {
  const cases: readonly [what: string, (flow: Claimflow) => Promise<unknown>][] = [
    [
      'an outsider with the claim’s id in the subject',
      (flow) =>
        flow.send({
          from: 'stranger@elsewhere.example',
          to: 'claims@claimflow.example',
          subject: `Re: ${claimId}`,
          text: 'Estimate: parts $10.00, labor $10.00, tax $1.00, total $21.00.',
        }),
    ],
    [
      'an outsider who has the reply address',
      (flow) =>
        flow.send({
          ...replyTo(asked, 'stranger@elsewhere.example'),
          text: 'Estimate: parts $10.00, labor $10.00, tax $1.00, total $21.00.',
        }),
    ],
    [
      'somebody who forges the partner’s address',
      (flow) =>
        flow.send({
          ...replyTo(asked, 'partner@example.com'),
          text: 'Estimate: parts $10.00, labor $10.00, tax $1.00, total $21.00.',
          headers: { 'X-Local-Verdicts': 'spf:fail,dkim:fail,dmarc:fail' },
        }),
    ],
    [
      'an out-of-office reply',
      (flow) =>
        flow.send({
          ...replyTo(asked, 'partner@example.com'),
          subject: `Automatic reply: ${asked.subject}`,
          text: 'We are closed until Monday.',
          headers: { 'Auto-Submitted': 'auto-replied' },
        }),
    ],
    ['a mail without a word', (flow) => flow.send({ ...replyTo(asked, 'partner@example.com'), text: '' })],
    [
      'a mail that carries malware',
      (flow) =>
        flow.send({
          ...replyTo(asked, 'partner@example.com'),
          text: 'Estimate attached.',
          headers: { 'X-Local-Verdicts': 'virus:fail' },
        }),
    ],
    [
      'broken MIME',
      async (flow) => {
        const raw = readFileSync(new URL('../fixtures/mail/broken-mime.eml', import.meta.url));
        const envelope = { from: 'partner@example.com', to: asked.replyTo[0] ?? asked.from };
        const answer = await flow.local.receive(new Uint8Array(raw), envelope);
        expect(answer.status).toBe(201);
      },
    ],
    [
      'a bounce',
      async (flow) => {
        const raw = readFileSync(new URL('../fixtures/mail/bounce-dsn.eml', import.meta.url));
        await flow.local.receive(new Uint8Array(raw), { from: '', to: asked.replyTo[0] ?? asked.from });
      },
    ],
  ];

  it.each(cases)('keeps the mail of %s and does nothing', async (_what, send) => {
    const { flow } = started;
    const kept = async () => {
      const unmatched = await flow.as('agent').get<Items<EmailShape>>('/staff/unmatched-mail?limit=100');
      const all = [...unmatched.items, ...(await inboundOf(flow, claimId))];
      return new Set(all.map(({ emailId }) => emailId)).size;
    };
    const [before, keptBefore] = [await standing(flow), await kept()];
    await send(flow);
    await flow.local.idle();
    const after = await standing(flow);
    // Whoever wrote it may be told that it arrived; nothing else may have happened.
    expect({ ...after, mails: [] }).toEqual({ ...before, mails: [] });
    expect(after.mails.length - before.mails.length).toBeLessThanOrEqual(1);
    expect(await kept()).toBe(keptBefore + 1);
  });

  it('keeps a mail of 39 MB, and refuses at the door what is above SES’s 40 MB', async () => {
    const { flow } = started;
    const before = await inboundOf(flow, claimId);
    const mail = (megabytes: number) => {
      const head = [
        'From: Fixit Repair <partner@example.com>',
        `To: <${asked.replyTo[0]}>`,
        'Subject: Pictures',
        `Message-ID: <${randomUUID()}@mail.example.com>`,
        'MIME-Version: 1.0',
        'Content-Type: application/octet-stream',
        'Content-Transfer-Encoding: base64',
      ].join('\r\n');
      const line = `${'QUJD'.repeat(19)}\r\n`;
      return `${head}\r\n\r\n${line.repeat(Math.floor((megabytes * 1024 * 1024) / line.length))}`;
    };
    const envelope = { from: 'partner@example.com', to: asked.replyTo[0] ?? '' };
    expect((await flow.local.receive(mail(39), envelope)).status).toBe(201);
    expect((await flow.local.receive(mail(41), envelope)).status).toBe(422);
    await flow.local.idle();
    expect(await inboundOf(flow, claimId)).toHaveLength(before.length + 1);
  });
});

describe('an estimate by mail', () => {
  it('is read from the text, and its sender is told what was read', async () => {
    const { flow } = started;
    await flow.send({
      ...replyTo(asked, 'partner@example.com'),
      text: 'Damage found: cracked panel.\nWe recommend a repair.\nParts $120.00\nLabor $60.00\nSales tax $9.60\nTotal $189.60',
    });
    const claim = await flow.reaches(flow.as('agent'), claimId, 'in-review');
    expect(claim.estimate?.totalCents).toBe(18_960);
    const told = await flow.mailTo('partner@example.com', claimId, /\$189\.60/);
    expect(told.references).toContain(asked.references[0]);
  });
});
