import { type SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import * as z from 'zod/mini';
import { linkIdOf } from '../../adapters/mail/link-store.ts';
import { count } from '../../adapters/metrics.ts';
import { readCertificate } from '../../adapters/plans/certificate.ts';
import { rmaPaperFiles } from '../../adapters/rmas/rma-papers.ts';
import { claimKey, claimPrefixes } from '../../adapters/table/claim-keys.ts';
import type { Key } from '../../adapters/table/keys.ts';
import { sesMessageKey } from '../../adapters/table/mail-keys.ts';
import { type Table, type TransactItem, TransactionRefused } from '../../adapters/table/table.ts';
import { type LooseMailRecord, looseMailRecordSchema } from '../../domain/claim/records.ts';
import { buildMime, type OutgoingMail } from '../../domain/mail/build-mime.ts';
import { fillLinks, linkPlaceholder, linksIn } from '../../domain/mail/link-id.ts';
import { makeReplyAddress, makeTicketAddress } from '../../domain/mail/reply-address.ts';
import { currentKey, type SigningKeys } from '../../domain/mail/signing-keys.ts';
import { wireIdOf } from '../../domain/mail/threading.ts';
import { logger } from '../../middleware/logger.ts';
import { statementFiles } from '../../middleware/tables/payout-statement.ts';
import { creditNoteFiles } from './credit-note-file.ts';
import { isRefusal } from './refusals.ts';

export interface OutboxParts {
  readonly table: Table;
  readonly ses: SESClient;
  /** The secrets of links and reply addresses. */
  readonly signingKeys: SigningKeys;
  /** The name people read as sender. */
  readonly senderName: string;
  readonly claimsAddress: string;
  /** The domain of our addresses and ids. */
  readonly domain: string;
  /** Origin of the portal, without a slash at the end. */
  readonly portalUrl: string;
  readonly configurationSet: string;
}

/** Earlier mails of a claim that are looked through for those of the same thread. */
const looked = 8;
const writeAttempts = 4;

const earlierMailSchema = z.object({
  party: z.optional(z.object({ key: z.string() })),
  sesMessageId: z.optional(z.string()),
});

/**
 * Sends queued messages. At least once, as SES itself works: a crash between SES's answer and the note of it sends the
 * mail a second time. Links and reply address of both are the same, and what they do happens once.
 */
export class Outbox {
  readonly #parts: OutboxParts;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
  }

  /**
   * Sends the message under this key, if it is still queued. What SES refuses for good is noted as failed with its
   * reason; every other error is thrown, to be tried again.
   */
  async send(key: Key): Promise<void> {
    const message = await this.#parts.table.get(key, looseMailRecordSchema);
    if (message?.sendState !== 'queued') return;
    const raw = await this.#mime(message);
    let sesMessageId: string;
    try {
      sesMessageId = await this.#sendRaw(message, raw);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      count('MailsFailed');
      logger.warn('a mail was refused', { messageId: message.messageId, reason: error.name });
      return this.#note(key, [this.#refused(key, `${error.name}: ${error.message}`)]);
    }
    count('MailsSent');
    await this.#noteSent(key, message, sesMessageId);
  }

  async #mime(message: LooseMailRecord): Promise<Uint8Array> {
    const { domain, claimsAddress: address, senderName: name } = this.#parts;
    const { claimId, ticketId, party } = message;
    const fill = await this.#linkFiller(message);
    const aboutId = claimId ?? ticketId;
    return buildMime({
      from: { name, address },
      to: message.to,
      cc: message.cc,
      replyTo: this.#replyAddress(message) ?? address,
      subject: message.subject,
      text: fill(message.text),
      ...(message.html !== undefined && { html: fill(message.html) }),
      ...(aboutId !== undefined && { aboutId }),
      domain,
      emailId: message.messageId,
      references: await this.#earlierWireIds(claimId, party?.key),
      automatic: message.kind !== 'message' && message.kind !== 'ticket-answered',
      attachments: await this.#attachments(message),
    });
  }

  /** The signed address of this person and claim or ticket. */
  #replyAddress({ claimId, ticketId, party }: LooseMailRecord): string | undefined {
    if (party === undefined) return undefined;
    const { signingKeys, domain } = this.#parts;
    const key = currentKey(signingKeys);
    const source = { partyKey: party.key, domain, key, keyVersion: signingKeys.current };
    if (claimId !== undefined) return makeReplyAddress({ claimId, ...source });
    return ticketId === undefined ? undefined : makeTicketAddress({ ticketId, ...source });
  }

  async #attachments({
    certificateOf,
    kind,
    papersOf,
    statementOf,
    calendar,
    claimId,
    creditNoteOf,
    at,
  }: LooseMailRecord): Promise<NonNullable<OutgoingMail['attachments']>> {
    if (calendar !== undefined)
      return [{ fileName: 'call.ics', contentType: 'text/calendar', content: Buffer.from(calendar) }];
    if (statementOf !== undefined) return statementFiles(this.#parts.table, statementOf);
    if (claimId !== undefined && creditNoteOf !== undefined)
      return creditNoteFiles(this.#parts.table, claimId, creditNoteOf);
    if (papersOf !== undefined) return rmaPaperFiles(this.#parts.table, papersOf, kind);
    if (certificateOf === undefined) return [];
    const made = await readCertificate(this.#parts.table, certificateOf, 'sheet', at);
    return made ? [{ fileName: made.fileName, contentType: 'application/pdf', content: made.pdf }] : [];
  }

  /** Puts the usable links in the place of their placeholders. */
  async #linkFiller({ text, html = '' }: LooseMailRecord): Promise<(text: string) => string> {
    const { table, signingKeys, portalUrl } = this.#parts;
    const urls = new Map<string, string>();
    for (const target of linksIn(`${text}\n${html}`))
      urls.set(linkPlaceholder(target), `${portalUrl}/c/${await linkIdOf(table, signingKeys, target)}`);
    return (stored) => fillLinks(stored, (target) => urls.get(linkPlaceholder(target)) ?? '');
  }

  /** Oldest first. Some clients thread by the last mail only, and none by an id they have never seen. */
  async #earlierWireIds(claimId: string | undefined, partyKey: string | undefined): Promise<string[]> {
    if (claimId === undefined) return [];
    const { items } = await this.#parts.table.page(
      {
        partition: claimKey(claimId).pk,
        sortPrefix: claimPrefixes.messages,
        newestFirst: true,
        limit: looked,
      },
      earlierMailSchema,
    );
    return items
      .flatMap(({ party, sesMessageId }) =>
        party?.key === partyKey && sesMessageId !== undefined ? [wireIdOf(sesMessageId)] : [],
      )
      .toReversed();
  }

  async #sendRaw({ to, cc, claimId, messageId }: LooseMailRecord, raw: Uint8Array): Promise<string> {
    const { MessageId } = await this.#parts.ses.send(
      new SendRawEmailCommand({
        Source: this.#parts.claimsAddress,
        Destinations: [...to, ...cc],
        RawMessage: { Data: raw },
        ConfigurationSetName: this.#parts.configurationSet,
        // Feedback may come before our note of the SES id: these name the message without it.
        Tags: [
          ...(claimId === undefined ? [] : [{ Name: 'claimId', Value: claimId }]),
          { Name: 'messageId', Value: messageId },
        ],
      }),
    );
    if (MessageId === undefined) throw new Error('SES answered without an id');
    return MessageId;
  }

  async #noteSent(key: Key, message: LooseMailRecord, sesMessageId: string): Promise<void> {
    const { table } = this.#parts;
    const found = table.create(sesMessageKey(sesMessageId), {
      entity: 'ses-message',
      ...(message.claimId !== undefined && { claimId: message.claimId }),
      ...(message.ticketId !== undefined && { ticketId: message.ticketId }),
      messageId: message.messageId,
    });
    const remove = ['gsi4pk', 'gsi4sk'];
    const sent = table.update(key, {
      set: { sendState: 'sent', sesMessageId },
      remove,
      condition: '#sendState = :queued',
      values: { ':queued': 'queued' },
    });
    // A bounce can be faster than this note: it has the last word on the state, the id is noted all the same.
    const noLongerQueued = table.update(key, {
      set: { sesMessageId },
      remove,
      condition: 'attribute_exists(pk)',
    });
    await this.#note(key, [sent, found], [noLongerQueued, found]);
  }

  #refused(key: Key, reason: string): TransactItem {
    return this.#parts.table.update(key, {
      set: { sendState: 'failed', reason },
      remove: ['gsi4pk', 'gsi4sk'],
      condition: '#sendState = :queued',
      values: { ':queued': 'queued' },
    });
  }

  /** The mail is out: only patience keeps it from going twice, so a taken item is tried again at once. */
  async #note(key: Key, writes: readonly TransactItem[], otherwise?: readonly TransactItem[]): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#parts.table.transact(writes);
      } catch (error) {
        if (!(error instanceof TransactionRefused)) throw error;
        if (!error.conflict && otherwise) return this.#note(key, otherwise);
        if (!error.conflict) return logger.info('the mail was noted before', { sk: key.sk });
        if (attempt === writeAttempts) throw error;
      }
    }
  }
}
