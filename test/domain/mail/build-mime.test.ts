import { describe, expect, it } from 'vitest';
import { buildMime, type OutgoingMail } from '../../../lambdas/domain/mail/build-mime.ts';
import { parseMail } from '../../../lambdas/domain/mail/reading/parse-mail.ts';
import {
  claimOfThreadId,
  messageIdsIn,
  sesIdOf,
  threadIdOf,
  wireIdOf,
} from '../../../lambdas/domain/mail/threading.ts';

const domain = 'mail.claimflow.example';
const mail: OutgoingMail = {
  from: { name: 'Claimflow Claims Team', address: `claims@${domain}` },
  to: ['casey@example.com'],
  replyTo: `claims+aeaa@${domain}`,
  subject: '[CLM-7Q2M9X4K] Claim for Müller’s phone',
  text: 'Grüße\n',
  html: '<p>Grüße</p>',
  aboutId: 'CLM-7Q2M9X4K',
  domain,
  emailId: 'mail-17',
  automatic: true,
};
const sent = async (more: Partial<OutgoingMail> = {}) => parseMail(await buildMime({ ...mail, ...more }));

describe('buildMime', () => {
  it('makes a mail that reads as it was meant', async () => {
    const content = Uint8Array.from({ length: 3_000 }, (_, at) => at % 256);
    const read = await sent({
      cc: ['sam@example.com'],
      attachments: [{ fileName: 'Rechnung Ä.pdf', contentType: 'application/pdf', content }],
    });
    expect(read).toMatchObject({
      from: mail.from,
      to: [{ address: 'casey@example.com' }],
      cc: [{ address: 'sam@example.com' }],
      subject: mail.subject,
      text: 'Grüße',
      problems: [],
      attachments: [{ fileName: 'Rechnung Ä.pdf', contentType: 'application/pdf' }],
    });
    expect(read.attachments[0]?.content).toEqual(content);
    expect(read.headers.get('reply-to')).toContain(mail.replyTo);
  });

  it('heads the references with the thread of the claim and answers the last of them', async () => {
    const earlier = wireIdOf('0100-abc-000000');
    const first = await sent();
    const second = await sent({ references: [earlier] });
    expect([first.references, first.inReplyTo]).toEqual([
      [threadIdOf('CLM-7Q2M9X4K', domain)],
      [threadIdOf('CLM-7Q2M9X4K', domain)],
    ]);
    expect([second.references, second.inReplyTo]).toEqual([
      [threadIdOf('CLM-7Q2M9X4K', domain), earlier],
      [earlier],
    ]);
  });

  it('marks automatic mail so that automata stay quiet, and an agent’s own mail not', async () => {
    const automatic = await sent();
    const written = await sent({ automatic: false });
    expect([automatic.autoSubmitted, automatic.headers.get('x-auto-response-suppress')]).toEqual([
      'auto-generated',
      'All',
    ]);
    expect([written.autoSubmitted, written.headers.get('x-claimflow-message')]).toEqual([
      undefined,
      'mail-17',
    ]);
  });

  it('lets no header be smuggled in by subject, name or file name', async () => {
    const read = await sent({
      subject: 'x\r\nBcc: evil@example.net',
      from: { name: 'A\r\nBcc: evil@example.net', address: `claims@${domain}` },
      attachments: [
        { fileName: 'a"\r\nBcc: evil@example.net', contentType: 'text/plain', content: Buffer.from('x') },
      ],
    });
    expect(read.headers.has('bcc')).toBe(false);
  });
});

describe('threads', () => {
  it('know the id of SES in both forms of the wire, and no other', () => {
    expect(sesIdOf('<0100-Abc-000000@email.amazonses.com>')).toBe('0100-abc-000000');
    expect(sesIdOf('<0100-abc-000000@us-west-2.amazonses.com>')).toBe('0100-abc-000000');
    expect(sesIdOf('<0100-abc-000000@email.amazonses.com.evil.example>')).toBeUndefined();
    expect(sesIdOf('<a@gmail.com>')).toBeUndefined();
    expect(wireIdOf('x', 'us-west-2')).toBe('<x@us-west-2.amazonses.com>');
  });

  it('know their claim, of our domain only', () => {
    expect(claimOfThreadId(threadIdOf('CLM-7Q2M9X4K', domain), domain.toUpperCase())).toBe('CLM-7Q2M9X4K');
    expect(claimOfThreadId('<clm-7q2m9x4k.thread@evil.example>', domain)).toBeUndefined();
  });

  it('keep the last 50 ids of an endless header', () => {
    const header = Array.from({ length: 80 }, (_, at) => `<${at}@x>`).join('\r\n ');
    expect(messageIdsIn(header)).toHaveLength(50);
    expect(messageIdsIn(header).at(-1)).toBe('<79@x>');
    expect(messageIdsIn(undefined)).toEqual([]);
  });
});
