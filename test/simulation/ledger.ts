/** What the system has acknowledged to people: it must be there at the end. */
export interface Ledger {
  /** Texts of comments and answers that were answered with success. */
  readonly said: { readonly claimId: string; readonly text: string }[];
  readonly filed: string[];
  /** Of final decisions made at the same moment by two people: how many were told that theirs counts. */
  readonly contests: { readonly claimId: string; readonly winners: number }[];
}

export const newLedger = (): Ledger => ({ said: [], filed: [], contests: [] });
