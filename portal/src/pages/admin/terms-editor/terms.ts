import { type AnswerOf, type BodyOf, call } from '../../../api/call.ts';

export type TermsKind = 'rulebook' | 'catalogue';
export type Edit = AnswerOf<'PUT /rulebook'>;

export interface HandedIn {
  readonly kind: TermsKind;
  /** The whole version as it is typed, without its name and beginning. */
  readonly content: object;
  readonly version: string;
  readonly basedOn: string;
  readonly effectiveFrom?: string;
}

/** Hands a version in: as a dry run, which stores nothing, or for good. What it holds is the service's to judge. */
export function handIn({ kind, content, ...about }: HandedIn, dryRun: boolean): Promise<Edit> {
  const body: unknown = { ...content, ...about };
  const query = { dryRun: String(dryRun) };
  return kind === 'rulebook'
    ? call('PUT /rulebook', { query, body: body as BodyOf<'PUT /rulebook'> })
    : call('PUT /catalogue', { query, body: body as BodyOf<'PUT /catalogue'> });
}

/** A free name for the next version: the month, and a number where that is taken. */
export function nextVersion(last: string, nowMs: number): string {
  const month = new Date(nowMs).toISOString().slice(0, 7);
  if (!last.startsWith(month)) return month;
  const number = Number(/-(\d+)$/.exec(last.slice(month.length))?.[1] ?? 1);
  return `${month}-${number + 1}`;
}
