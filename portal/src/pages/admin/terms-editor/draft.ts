import type { TermsKind } from './terms.ts';

/** Terms that were tried elsewhere, on their way into the editor: kept in this tab until they are taken. */
const KEY = 'claimflow.terms-draft';

export interface Draft {
  readonly kind: TermsKind;
  readonly terms: object;
}

export const keepDraft = (kind: TermsKind, terms: object): void =>
  sessionStorage.setItem(KEY, JSON.stringify({ kind, terms } satisfies Draft));

/** The draft, where there is one. */
export const keptDraft = (): Draft | undefined => {
  const kept = sessionStorage.getItem(KEY);
  return kept === null ? undefined : (JSON.parse(kept) as Draft);
};

export const dropDraft = (): void => sessionStorage.removeItem(KEY);
