import {
  ConfigurationSetDoesNotExistException,
  MessageRejected,
  SESClient,
  SESServiceException,
  SendRawEmailCommand,
} from '@aws-sdk/client-ses';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { messageKey } from '../../lambdas/adapters/table/claim-keys.ts';
import { pendingIndexes, pendingPartition } from '../../lambdas/adapters/table/keys.ts';
import { looseMessageKey, sesMessageKey } from '../../lambdas/adapters/table/mail-keys.ts';
import { messageRecordSchema } from '../../lambdas/domain/claim/records.ts';
import { linkPlaceholder, makeLinkId } from '../../lambdas/domain/mail/link-id.ts';
import { parseMail } from '../../lambdas/domain/mail/reading/parse-mail.ts';
import { readReplyAddress } from '../../lambdas/domain/mail/reply-address.ts';
import { Outbox } from '../../lambdas/mail/send/outbox.ts';
import { claimId, customer, domain, keys as replyKeys, threadId } from '../fixtures/mail/source/addresses.ts';
import { type MailMachine, startMailMachine } from './mail-machine.ts';

const ses = mockClient(SESClient);
afterAll(() => ses.restore());
const link = { questionId: `${claimId}-1.1`, person: 'cus-casey', action: 'answer' };
const url = `https://portal.example.com/c/${makeLinkId(replyKeys[1], link)}`;

const outboxOf = ({ table }: MailMachine): Outbox =>
  new Outbox({
    table,
    ses: new SESClient({ region: 'us-east-1' }),
    signingKeys: { current: 1, keys: replyKeys },
    senderName: 'Claimflow Claims Team',
    claimsAddress: `claims@${domain}`,
    domain,
    portalUrl: 'https://portal.example.com',
    configurationSet: 'outbound',
  });

const keyOf = (messageId: string) => messageKey(claimId, messageId);

async function queue({ table }: MailMachine, messageId: string, set: Record<string, unknown> = {}) {
  await table.transact([
    table.create(keyOf(messageId), {
      entity: 'message',
      messageId,
      claimId,
      direction: 'out',
      kind: 'question',
      party: { key: 'c', name: 'Casey Morgan', address: customer },
      from: `claims@${domain}`,
      to: [customer],
      cc: [],
      subject: `[${claimId}] Claim for iPhone 14 Pro`,
      text: `Answer: ${linkPlaceholder(link)}`,
      html: `<a href="${linkPlaceholder(link)}">Answer</a>`,
      at: '2026-03-03T18:00:00.000Z',
      sendState: 'queued',
      documentIds: [],
      ...pendingIndexes('message', '2026-03-03T18:00:00.000Z'),
      ...set,
    }),
  ]);
}

const stored = ({ table }: MailMachine, messageId: string) =>
  table.get(keyOf(messageId), messageRecordSchema);

const pending = ({ table }: MailMachine) =>
  table.all({ index: 'gsi4', partition: pendingPartition('message') }, z.object({ messageId: z.string() }));

function sentMail(index = 0) {
  const input = ses.commandCalls(SendRawEmailCommand)[index]?.args[0].input;
  if (!input?.RawMessage?.Data) throw new Error('no mail was sent');
  return { input, mail: parseMail(input.RawMessage.Data) };
}

beforeEach(() => {
  ses.reset();
  ses.on(SendRawEmailCommand).resolves({ MessageId: '0100-first-000000' });
});

describe('a queued message', () => {
  it('goes out with usable links, a signed reply address and tags for feedback', async () => {
    const machine = await startMailMachine();
    await queue(machine, 'eml-1');
    await outboxOf(machine).send(keyOf('eml-1'));

    const { input, mail: parsing } = sentMail();
    const mail = await parsing;
    expect(mail.text).toContain(`Answer: ${url}`);
    expect(mail.html).toContain(`<a href="${url}">`);
    expect(mail.from).toEqual({ name: 'Claimflow Claims Team', address: `claims@${domain}` });
    const target = readReplyAddress(mail.headers.get('reply-to') ?? '', { domain, keys: replyKeys });
    expect(target?.claimId).toBe(claimId);
    expect(mail.references).toEqual([threadId]);
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(input).toMatchObject({
      Source: `claims@${domain}`,
      Destinations: [customer],
      ConfigurationSetName: 'outbound',
      Tags: [
        { Name: 'claimId', Value: claimId },
        { Name: 'messageId', Value: 'eml-1' },
      ],
    });
  });

  it('is noted as sent, found by its SES id, and stored without a usable link', async () => {
    const machine = await startMailMachine();
    await queue(machine, 'eml-1');
    await outboxOf(machine).send(keyOf('eml-1'));

    const message = await stored(machine, 'eml-1');
    expect(message).toMatchObject({ sendState: 'sent', sesMessageId: '0100-first-000000' });
    expect(message?.text).not.toContain(url);
    const found = await machine.table.get(
      sesMessageKey('0100-first-000000'),
      z.object({ claimId: z.string(), messageId: z.string() }),
    );
    expect(found).toEqual({ claimId, messageId: 'eml-1' });
    expect(await pending(machine)).toEqual([]);
  });

  it('refers to the earlier mails to the same person', async () => {
    const machine = await startMailMachine();
    await queue(machine, 'eml-1');
    await queue(machine, 'eml-2', {
      party: { key: 'pfixit', name: 'Fixit', address: 'service@fixit.example.org' },
    });
    await queue(machine, 'eml-3');
    const outbox = outboxOf(machine);
    await outbox.send(keyOf('eml-1'));
    ses.on(SendRawEmailCommand).resolves({ MessageId: '0100-second-000000' });
    await outbox.send(keyOf('eml-2'));
    ses.on(SendRawEmailCommand).resolves({ MessageId: '0100-third-000000' });
    await outbox.send(keyOf('eml-3'));
    const mail = await sentMail(2).mail;
    expect(mail.references).toEqual([threadId, '<0100-first-000000@email.amazonses.com>']);
    expect(mail.inReplyTo).toEqual(['<0100-first-000000@email.amazonses.com>']);
  });

  it('goes once when it is told of twice', async () => {
    const machine = await startMailMachine();
    await queue(machine, 'eml-1');
    await outboxOf(machine).send(keyOf('eml-1'));
    await outboxOf(machine).send(keyOf('eml-1'));
    expect(ses.commandCalls(SendRawEmailCommand)).toHaveLength(1);
  });

  it('leaves the last word to a bounce that was faster than the note', async () => {
    const machine = await startMailMachine();
    await queue(machine, 'eml-1');
    ses.on(SendRawEmailCommand).callsFake(async () => {
      const { table } = machine;
      const set = { sendState: 'bounced' };
      await table.transact([table.update(keyOf('eml-1'), { set, condition: 'attribute_exists(pk)' })]);
      return { MessageId: '0100-first-000000' };
    });
    await outboxOf(machine).send(keyOf('eml-1'));
    expect(await stored(machine, 'eml-1')).toMatchObject({
      sendState: 'bounced',
      sesMessageId: '0100-first-000000',
    });
    expect(await pending(machine)).toEqual([]);
  });
});

describe('what SES answers', () => {
  it('is noted when it refuses the mail for good', async () => {
    const machine = await startMailMachine();
    await queue(machine, 'eml-1');
    ses
      .on(SendRawEmailCommand)
      .rejects(new MessageRejected({ message: 'Address blacklisted.', $metadata: {} }));
    await outboxOf(machine).send(keyOf('eml-1'));
    expect(await stored(machine, 'eml-1')).toMatchObject({
      sendState: 'failed',
      reason: 'MessageRejected: Address blacklisted.',
    });
    expect(await pending(machine)).toEqual([]);
  });

  it.each([
    [
      'throttling',
      new SESServiceException({
        name: 'Throttling',
        $fault: 'client',
        message: 'Rate exceeded',
        $metadata: {},
      }),
    ],
    [
      'a missing configuration set',
      new ConfigurationSetDoesNotExistException({ message: 'gone', $metadata: {} }),
    ],
    ['a network fault', new Error('ECONNRESET')],
  ])('leaves the mail queued at %s, to be tried again', async (_, error) => {
    const machine = await startMailMachine();
    await queue(machine, 'eml-1');
    ses.on(SendRawEmailCommand).rejects(error);
    await expect(outboxOf(machine).send(keyOf('eml-1'))).rejects.toThrow(error.message);
    expect(await stored(machine, 'eml-1')).toMatchObject({ sendState: 'queued' });
    expect(await pending(machine)).toHaveLength(1);
  });
});

describe('a mail about no claim', () => {
  it('is answered to the mailbox itself', async () => {
    const machine = await startMailMachine();
    const key = looseMessageKey('eml-9');
    await machine.table.transact([
      machine.table.create(key, {
        entity: 'message',
        messageId: 'eml-9',
        direction: 'out',
        kind: 'mail-arrived',
        from: `claims@${domain}`,
        to: ['somebody@example.net'],
        cc: [],
        subject: 'Re: Hello',
        text: 'It arrived.',
        at: '2026-03-03T18:00:00.000Z',
        sendState: 'queued',
        documentIds: [],
      }),
    ]);
    await outboxOf(machine).send(key);
    const mail = await sentMail().mail;
    expect(mail.headers.get('reply-to')).toBe(`claims@${domain}`);
    expect(mail.references).toEqual([]);
  });
});
