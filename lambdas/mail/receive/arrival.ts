import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { newRecordId, RECORD_ID_BYTES, type RecordKind } from '../../domain/ids/record-id.ts';
import type { MailReceipt } from '../../domain/mail/reading/receipt.ts';

const verdictSchema = z.object({ status: z.enum(['PASS', 'FAIL', 'GRAY', 'PROCESSING_FAILED', 'DISABLED']) });

/** The event of SES's Lambda action, as far as it is read: no headers, which are the sender's own words. */
export const receiptEventSchema = z.object({
  Records: z.array(
    z.object({
      ses: z.object({
        mail: z.object({ messageId: z.string(), source: z.optional(z.string()), timestamp: z.string() }),
        receipt: z.object({
          recipients: z.array(z.string()),
          spamVerdict: verdictSchema,
          virusVerdict: verdictSchema,
          spfVerdict: verdictSchema,
          dkimVerdict: verdictSchema,
          dmarcVerdict: verdictSchema,
        }),
      }),
    }),
  ),
});
type ReceiptRecord = z.infer<typeof receiptEventSchema>['Records'][number];

/** A mail that SES took in: what it vouches for, and the ids that all records of it carry. */
export interface Arrival {
  /** SES's id: the key of the raw mail in its bucket. */
  readonly sesMessageId: string;
  readonly emailId: string;
  readonly receipt: MailReceipt;
  /** The id of the mail's nth attachment. */
  documentId(index: number): string;
}

/** Ids follow from SES's own, so that whatever is redone meets itself. */
export function arrivalOf({ ses: { mail, receipt } }: ReceiptRecord): Arrival {
  const at = Date.parse(mail.timestamp);
  const id = (kind: RecordKind, name: string): string =>
    newRecordId(kind, at, createHash('sha256').update(name).digest().subarray(0, RECORD_ID_BYTES));
  return {
    sesMessageId: mail.messageId,
    emailId: id('email', mail.messageId),
    documentId: (index) => id('document', `${mail.messageId}#${index}`),
    receipt: {
      envelopeFrom: mail.source ?? '',
      recipients: receipt.recipients,
      verdicts: {
        spam: receipt.spamVerdict.status,
        virus: receipt.virusVerdict.status,
        spf: receipt.spfVerdict.status,
        dkim: receipt.dkimVerdict.status,
        dmarc: receipt.dmarcVerdict.status,
      },
    },
  };
}
