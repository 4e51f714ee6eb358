import { call } from '../../../api/call.ts';
import { saveFile } from '../../../parts/files/save-file.ts';
import type { AccountEntry } from './use-account-year.ts';

/** Saves the credit note of an entry. Throws ApiProblem, Unreachable. */
export async function openNote({
  reason,
  claimId,
  creditId,
  rmaId = '',
  noteNumber,
}: AccountEntry): Promise<void> {
  const file =
    reason === 'claim'
      ? await call('GET /claims/{claimId}/credit-note', { path: { claimId }, query: { creditId } })
      : await call('GET /rmas/{rmaId}/credit-note', { path: { rmaId } });
  saveFile(`credit-note-${noteNumber ?? rmaId}.pdf`, file);
}
