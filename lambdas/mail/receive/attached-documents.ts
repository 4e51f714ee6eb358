import { uploadPath } from '../../adapters/table/upload-keys.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import type { DocumentRecord } from '../../domain/claim/records.ts';
import type { MailClass } from '../../domain/mail/reading/classify-mail.ts';
import type { MailAttachment, ReceivedMail } from '../../domain/mail/reading/parse-mail.ts';
import type { Actor } from '../../domain/people/actor.ts';
import type { Arrival } from './arrival.ts';

/** More files than this in one mail stay in the raw mail: one transaction holds 100 items in all. */
const maxDocuments = 25;
/** Pictures shown inside the text, below this size (bytes) and in no camera's format, are logos of signatures. */
const smallestInline = 10_000;
const cameras = /^image\/(?:jpe?g|hei[cf])$/i;
/** What may stand in a header of S3. */
const typePattern = /^[\w.+-]{1,60}\/[\w.+-]{1,80}$/;

/** A document of a mail, and which attachment holds its bytes. */
export interface AttachedDocument {
  readonly index: number;
  readonly record: DocumentRecord;
}

export const isPdf = ({ contentType, fileName }: Pick<MailAttachment, 'contentType' | 'fileName'>): boolean =>
  contentType === 'application/pdf' || /\.pdf$/i.test(fileName);

const isLogo = ({ inline, content, contentType }: MailAttachment): boolean =>
  inline && content.length < smallestInline && !cameras.test(contentType);

const isPicture = ({ contentType, fileName }: MailAttachment): boolean =>
  contentType.startsWith('image/') || /\.(?:jpe?g|png|webp|heic|heif)$/i.test(fileName);

/** By file name: what people call the papers they are asked for. */
const papers: readonly (readonly [RegExp, DocumentRecord['kind']])[] = [
  [/police|incident.?report/i, 'police-report'],
  [/receipt|proof.?of.?purchase/i, 'receipt'],
  [/tracking|find.?my/i, 'tracking-proof'],
];

function kindOf(
  file: MailAttachment,
  kind: MailClass['kind'],
  role: Actor['role'],
  asked: boolean,
): DocumentRecord['kind'] {
  if ((kind === 'estimate' || kind === 'invoice') && isPdf(file)) return kind;
  if (role !== 'customer' || !asked) return 'other';
  const named = papers.find(([pattern]) => pattern.test(file.fileName))?.[1];
  return named ?? (isPicture(file) ? 'damage-photo' : 'other');
}

/**
 * The documents of a mail: pending until they were scanned and inspected, like every upload. A file above the limit for
 * uploads (bytes) is a rejected document from the start; it stays in the raw mail.
 */
export function attachedDocuments(given: {
  readonly arrival: Arrival;
  readonly mail: ReceivedMail;
  readonly claim: Claim;
  readonly kind: MailClass['kind'];
  readonly uploadedBy: Actor;
  readonly at: string;
  readonly maxBytes: number;
}): AttachedDocument[] {
  const { claim, kind, uploadedBy } = given;
  const asked = claim.status === 'waiting-on-customer';
  return documentsOfMail(given, { claimId: claim.claimId }, (file) =>
    kindOf(file, kind, uploadedBy.role, asked),
  ).map(({ index, record }) => ({ index, record: { ...record, emailId: given.arrival.emailId } }));
}

/** What the documents of any mail are made of. */
interface Attached {
  readonly arrival: Arrival;
  readonly mail: ReceivedMail;
  readonly uploadedBy: Actor;
  readonly at: string;
  /** The largest document, in bytes. */
  readonly maxBytes: number;
}

/** The documents of a mail under what it is about: a claim or a support ticket. */
export function documentsOfMail(
  { arrival, mail, uploadedBy, at, maxBytes }: Attached,
  owner: { readonly claimId: string } | { readonly ticketId: string },
  kind: (file: MailAttachment) => DocumentRecord['kind'],
): AttachedDocument[] {
  return mail.attachments
    .map((file, index) => ({ file, index }))
    .filter(({ file }) => !isLogo(file))
    .slice(0, maxDocuments)
    .map(({ file, index }) => {
      const documentId = arrival.documentId(index);
      const tooLarge = file.content.length > maxBytes;
      const record: DocumentRecord = {
        documentId,
        claimId: 'claimId' in owner ? owner.claimId : owner.ticketId,
        fileName: file.fileName,
        kind: kind(file),
        contentType: typePattern.test(file.contentType) ? file.contentType : 'application/octet-stream',
        size: file.content.length,
        status: tooLarge ? 'rejected' : 'pending',
        ...(tooLarge && { reason: `It is larger than ${Math.floor(maxBytes / 1_000_000)} MB.` }),
        uploadedBy,
        createdAt: at,
        quarantineKey: uploadPath(owner, documentId),
      };
      return { index, record };
    });
}
