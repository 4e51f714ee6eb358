import { readClaim } from '../../adapters/claims/claim-store.ts';
import type { Table } from '../../adapters/table/table.ts';
import { readCreditNote } from '../../adapters/units/credit-note.ts';
import type { OutgoingMail } from '../../domain/mail/build-mime.ts';

/** The credit note that goes with a mail to a dealer, made as the mail is sent. */
export async function creditNoteFiles(
  table: Table,
  claimId: string,
  creditId: string,
): Promise<NonNullable<OutgoingMail['attachments']>> {
  const made = await readCreditNote(table, await readClaim(table, claimId), creditId);
  return made ? [{ fileName: made.fileName, contentType: 'application/pdf', content: made.pdf }] : [];
}
