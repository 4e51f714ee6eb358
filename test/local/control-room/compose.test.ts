import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { forwardOf, replyTo } from '../../../local/control-room/letter.ts';
import { room } from './room.ts';

const QUESTION = [
  'From: Claims Team <claims@claimflow.example>',
  'To: casey@example.com',
  'Reply-To: claims+token@claimflow.example',
  'Message-ID: <question@claimflow.example>',
  'References: <first@claimflow.example>',
  'Subject: =?utf-8?q?Caf=C3=A9_table?=',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain',
  '',
  'Which laptop?',
  '',
  'The team',
  '--b',
  'Content-Type: text/html; name=evil.html',
  'Content-Disposition: attachment; filename="r\u00e9sum\u00e9 \\"1\\".html"',
  '',
  '<script>alert(1)</script>',
  '--b--',
].join('\r\n');

/** What a browser sends for a form. */
async function sent(fields: Readonly<Record<string, string>>, files: readonly File[] = []) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const file of files) form.append('file', file);
  const response = new Response(form);
  return {
    body: await response.bytes(),
    type: { 'content-type': response.headers.get('content-type') ?? '' },
  };
}

async function roomWithQuestion() {
  const found = await room();
  const id = await found.send(QUESTION);
  const mail = found.ses.mailbox.find(id);
  if (mail === undefined) throw new Error('the mail was not kept');
  return { ...found, id, mail };
}

describe('a reply', () => {
  it('comes from who got the mail, goes to its Reply-To, and stays in its thread', async () => {
    const { mail } = await roomWithQuestion();
    expect(replyTo(mail)).toMatchObject({
      from: 'casey@example.com',
      to: 'claims+token@claimflow.example',
      subject: 'Re: Café table',
      inReplyTo: mail.messageId,
      references: `<first@claimflow.example> ${mail.messageId}`,
    });
    expect(replyTo(mail).text).toMatch(
      /^\n\nOn 2026-03-01 at 12:00 UTC, Claims Team <claims@claimflow.example> wrote:\n> Which laptop\?\n>\n> The team\n/,
    );
    expect(replyTo({ ...mail, subject: 'RE: again', replyTo: [] })).toMatchObject({
      subject: 'RE: again',
      to: 'claims@claimflow.example',
    });
  });

  it('is a mail with its files, headers and thread when it arrives', async () => {
    const { ask, mail, ses } = await roomWithQuestion();
    const { files: _none, ...fields } = replyTo(mail);
    const photo = new File([new Uint8Array([1, 2, 250])], 'Foto ü.jpg', { type: 'image/jpeg' });
    const { body, type } = await sent({ ...fields, text: `The grey one.${fields.text}` }, [photo]);
    const answer = await ask('POST /_local/compose', body, type);
    expect(answer.status).toBe(201);
    const raw = ses.mailbox.raw(answer.json().messageId) ?? new Uint8Array();
    const arrived = await PostalMime.parse(raw);
    expect(arrived).toMatchObject({
      from: { address: 'casey@example.com' },
      to: [{ address: 'claims+token@claimflow.example' }],
      subject: 'Re: Café table',
      inReplyTo: mail.messageId,
      references: `<first@claimflow.example> ${mail.messageId}`,
      date: '2026-03-01T12:00:00.000Z',
    });
    expect(arrived.text).toMatch(/^The grey one\.[\s\S]*> Which laptop\?/);
    expect(arrived.attachments).toMatchObject([{ filename: 'Foto ü.jpg', mimeType: 'image/jpeg' }]);
    expect(new Uint8Array(arrived.attachments[0]?.content as ArrayBuffer)).toEqual(
      new Uint8Array([1, 2, 250]),
    );
  });
});

describe('a mail written in the control room', () => {
  const letter = { from: 'pat@fixit.example.org', to: 'claims@claimflow.example', subject: 'x', text: 'Hi' };

  it('can be forwarded by a partner with the files it had', async () => {
    const { ask, id, mail, ses } = await roomWithQuestion();
    const { files: _none, ...fields } = forwardOf(mail);
    expect(fields).toMatchObject({ subject: 'Fwd: Café table', inReplyTo: '', to: '' });
    expect(fields.text).toContain('---------- Forwarded message ---------\nFrom: Claims Team');
    const { body, type } = await sent({ ...fields, ...letter, attach: id });
    const { messageId } = (await ask('POST /_local/compose', body, type)).json();
    expect(ses.mailbox.find(messageId)?.attachments).toMatchObject([{ contentType: 'text/html' }]);
  });

  it('carries the verdicts chosen', async () => {
    const { ask, invocations } = await room();
    const { body, type } = await sent({ ...letter, verdicts: 'dmarc:fail' });
    expect((await ask('POST /_local/compose', body, type)).status).toBe(201);
    await ask('GET /_local/idle');
    expect(JSON.stringify(invocations)).toContain('"dmarcVerdict":{"status":"FAIL"}');
  });

  it('cannot smuggle a header in by a line break', async () => {
    const { ask, ses } = await room();
    const { body, type } = await sent({
      ...letter,
      subject: 'x\r\nBcc: y@example.com',
      inReplyTo: '<a>\r\nBcc: z@example.com',
    });
    const { messageId } = (await ask('POST /_local/compose', body, type)).json();
    const raw = Buffer.from(ses.mailbox.raw(messageId) ?? '').toString();
    expect(raw).not.toMatch(/^bcc:/im);
  });

  it('leads a browser without script to what arrived', async () => {
    const { ask } = await room();
    const { body, type } = await sent(letter);
    const answer = await ask('POST /_local/compose', body, { ...type, accept: 'text/html' });
    expect([answer.status, answer.headers.location]).toEqual([
      303,
      expect.stringMatching(/^\/_local\?view=mail&direction=in&id=./),
    ]);
    const page = await ask(`GET ${answer.headers.location}`);
    expect(page.text).toMatch(/aria-current="true"[^>]*>To the app/);
    expect(page.text).toContain('pat@fixit.example.org');
  });

  it('is refused with 550 when no rule takes it', async () => {
    const { body, type } = await sent({ ...letter, to: 'x@elsewhere.example' });
    const answer = await (await room()).ask('POST /_local/compose', body, type);
    expect([answer.status, answer.json().detail]).toEqual([422, expect.stringMatching(/^550 /)]);
  });

  it.each([
    ['from', { from: 'nobody' }],
    ['from', { from: '' }],
    ['to', { to: 'claims@claimflow.example, x' }],
    ['verdicts', { verdicts: 'spam:maybe' }],
  ])('is refused by field %s when it is %o', async (path, wrong) => {
    const { body, type } = await sent({ ...letter, ...wrong });
    const answer = await (await room()).ask('POST /_local/compose', body, type);
    expect([answer.status, answer.json().errors[0].path]).toEqual([400, path]);
  });

  it.each([
    ['application/json', '{}'],
    ['multipart/form-data; boundary=b', 'no form'],
  ])('must be a form: %s', async (type, body) => {
    expect((await (await room()).ask('POST /_local/compose', body, { 'content-type': type })).status).toBe(
      400,
    );
  });
});

describe('an attachment', () => {
  it('is saved under its name and never shown as a page', async () => {
    const { ask, id } = await roomWithQuestion();
    const answer = await ask(`GET /_local/mail/${id}/attachments/0`);
    expect(answer.text).toContain('<script>');
    expect(answer.headers['content-disposition']).toMatch(
      /^attachment; filename="[\w .()-]+"; filename\*=UTF-8''/,
    );
    expect(answer.headers['content-security-policy']).toContain('sandbox');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  it.each(['1', '-1', 'x', '0x0'])('%s of a mail that has one is not there', async (position) => {
    const { ask, id } = await roomWithQuestion();
    expect((await ask(`GET /_local/mail/${id}/attachments/${position}`)).status).toBe(404);
  });
});
