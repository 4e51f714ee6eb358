import { SendRawEmailCommand } from '@aws-sdk/client-ses';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { describe, expect, it } from 'vitest';
import { openDataFolder } from '../../../local/storage/open-data-folder.ts';
import { provide, sesMachine } from './machine.ts';

const compose = (mail: object): Promise<Buffer> =>
  new MailComposer({ from: 'Claims <claims@claimflow.example>', subject: 'Your claim CLM-0A1B2C3D', ...mail })
    .compile()
    .build();

async function sent(mail: object, input: object = {}) {
  const machine = await sesMachine(openDataFolder(null));
  const raw = await compose(mail);
  const { MessageId } = await machine.client.send(
    new SendRawEmailCommand({ RawMessage: { Data: raw }, ...input }),
  );
  await machine.activity.idle();
  return { ...machine, MessageId: MessageId ?? '' };
}

describe('SendRawEmail', () => {
  it('keeps the mail with an id and a date of its own, and answers the bare id', async () => {
    const text = 'See https://claimflow.example/c/abc. Thanks.';
    const { ses, MessageId } = await sent({ to: 'Casey <Casey@example.com>', text, messageId: '<own@app>' });
    const [mail] = ses.mailbox.list({ to: 'casey@example.com' });
    expect(mail).toMatchObject({
      id: MessageId,
      messageId: `<${MessageId}@email.amazonses.com>`,
      from: 'claims@claimflow.example',
      to: ['casey@example.com'],
      subject: 'Your claim CLM-0A1B2C3D',
      date: '2026-03-01T12:00:00.000Z',
      links: ['https://claimflow.example/c/abc'],
    });
    const raw = Buffer.from(ses.mailbox.raw(MessageId) ?? []).toString();
    expect(raw).toContain('Date: Sun, 01 Mar 2026 12:00:00 +0000');
    expect(raw).not.toContain('own@app');
  });

  it('shows text, links and attachments of a mail that has only html', async () => {
    const html =
      '<style>p{}</style><p>Tom &amp; Casey,</p><p><a href="https://x.example/?a=1&amp;b=2">Open<br>it</a></p>';
    const attachments = [{ filename: 'r.pdf', content: Buffer.from('%PDF'), contentType: 'application/pdf' }];
    const { ses } = await sent({ to: 'a@example.com', html, attachments });
    expect(ses.mailbox.list({})[0]).toMatchObject({
      text: 'Tom & Casey,\nOpen\nit',
      links: ['https://x.example/?a=1&b=2'],
      attachments: [{ filename: 'r.pdf', contentType: 'application/pdf', size: 4 }],
    });
  });

  it('delivers to Bcc without showing it', async () => {
    const raw = [
      'From: claims@claimflow.example',
      'To: a@example.com',
      'Bcc: b@example.com,',
      ' c@example.com',
      '',
      'Hi',
    ];
    const { ses, MessageId } = await sent({}, { RawMessage: { Data: Buffer.from(raw.join('\r\n')) } });
    expect(ses.mailbox.list({})[0]?.to).toEqual(['a@example.com', 'b@example.com', 'c@example.com']);
    const kept = Buffer.from(ses.mailbox.raw(MessageId) ?? []).toString();
    expect(kept).not.toMatch(/b@example|c@example/);
    expect(kept).toMatch(/\r\n\r\nHi$/);
  });

  it('lists newest first, by recipient and by claim', async () => {
    const { ses, client } = await sent({ to: 'a@example.com', text: 'one' });
    const other = await compose({ to: 'b@example.com', subject: 'Other', text: 'no claim' });
    await client.send(new SendRawEmailCommand({ RawMessage: { Data: other } }));
    expect(ses.mailbox.list({}).map((mail) => mail.subject)).toEqual(['Other', 'Your claim CLM-0A1B2C3D']);
    expect(ses.mailbox.list({ claimId: 'CLM-0A1B2C3D' })).toHaveLength(1);
    expect(ses.mailbox.list({ to: 'b@example.com', claimId: 'CLM-0A1B2C3D' })).toEqual([]);
  });

  it.each([
    [
      'an unverified sender',
      { from: 'x@elsewhere.example', to: 'a@example.com' },
      {},
      'MessageRejected',
      /not verified.*x@elsewhere/,
    ],
    [
      'an unverified From beside a verified Source',
      { from: 'x@elsewhere.example', to: 'a@example.com' },
      { Source: 'claims@claimflow.example' },
      'MessageRejected',
      /US-EAST-1: x@elsewhere.example$/,
    ],
    [
      '51 recipients',
      { to: 'a@example.com' },
      { Destinations: Array.from({ length: 51 }, (_, n) => `p${n}@example.com`) },
      'InvalidParameterValue',
      /exceeds 50/,
    ],
    ['no recipient', { text: 'x' }, {}, 'InvalidParameterValue', /destination/],
    [
      'an unknown configuration set',
      { to: 'a@example.com' },
      { ConfigurationSetName: 'nope' },
      'ConfigurationSetDoesNotExistException',
      /<nope>/,
    ],
    [
      'over 10 MB',
      { to: 'a@example.com', text: 'x'.repeat(10 * 1024 * 1024) },
      {},
      'InvalidParameterValue',
      /10485760 bytes/,
    ],
  ])('refuses %s', async (_case, mail, input, name, message) => {
    await expect(sent(mail, input)).rejects.toMatchObject({ name, message: expect.stringMatching(message) });
  });
});

describe('events of a configuration set', () => {
  it.each([
    ['casey@example.com', ['Email Sent', 'Email Delivered']],
    ['bounce+label@simulator.amazonses.com', ['Email Sent', 'Email Bounced']],
    ['suppressionlist@simulator.amazonses.com', ['Email Sent', 'Email Bounced']],
    ['complaint@simulator.amazonses.com', ['Email Sent', 'Email Delivered', 'Email Complaint Received']],
  ])('for %s are %j', async (to, expected) => {
    const tags = [{ Name: 'claim', Value: 'CLM-0A1B2C3D' }];
    const { events, MessageId } = await sent(
      { to, text: 'x' },
      { ConfigurationSetName: 'outgoing', Tags: tags },
    );
    expect(events.map((event) => event.detailType)).toEqual(expected);
    expect(events.at(-1)).toMatchObject({
      source: 'aws.ses',
      resources: ['arn:aws:ses:us-east-1:000000000000:configuration-set/outgoing'],
      detail: { mail: { messageId: MessageId, destination: [to], tags: { claim: ['CLM-0A1B2C3D'] } } },
    });
  });

  it('come from the set of the sender’s identity when none is named', async () => {
    const { ses, client, events, activity } = await sesMachine(openDataFolder(null));
    const [provider] = ses.providers;
    if (provider === undefined) throw new Error('no provider');
    const ConfigurationSetAttributes = { ConfigurationSetName: 'outgoing' };
    const identity = { EmailIdentity: 'other.example', ConfigurationSetAttributes };
    await provide(provider, 'AWS::SES::EmailIdentity', 'Other', identity);
    const raw = await compose({ from: 'x@other.example', to: 'bounce@simulator.amazonses.com' });
    await client.send(new SendRawEmailCommand({ RawMessage: { Data: raw } }));
    await activity.idle();
    expect(events.map((event) => event.detailType)).toEqual(['Email Sent', 'Email Bounced']);
  });

  it('are published after a crash that came between the answer and the bus', async () => {
    const folder = openDataFolder(null);
    const first = await sesMachine(folder.session(), { deafBus: true });
    const raw = await compose({ to: 'bounce@simulator.amazonses.com', text: 'x' });
    await first.client.send(
      new SendRawEmailCommand({ RawMessage: { Data: raw }, ConfigurationSetName: 'outgoing' }),
    );
    first.ses.stop();
    const second = await sesMachine(folder.session());
    second.ses.resume();
    await second.activity.idle();
    expect(second.events.map((event) => event.detailType)).toContain('Email Bounced');
    const third = await sesMachine(folder.session());
    third.ses.resume();
    await third.activity.idle();
    expect(third.events).toEqual([]);
  });
});
