import type { AnswerOf, BodyOf } from '../../../api/call.ts';

export type Rulebook = AnswerOf<'GET /rulebook'>;
export type Rule = Rulebook['rules'][number];
type Body = BodyOf<'POST /rulebook/replay'>;

/** Terms to try: a whole file, or what is in force with some rules changed. */
export type Tried =
  | { readonly kind: 'rulebook'; readonly version: string; readonly terms: object; readonly name: string }
  | { readonly kind: 'catalogue'; readonly version: string; readonly terms: object; readonly name: string };

/** What a file holds, by what only one of the two has; undefined for neither. */
export function triedOf(name: string, content: unknown): Tried | undefined {
  if (typeof content !== 'object' || content === null) return undefined;
  const version = 'version' in content && typeof content.version === 'string' ? content.version : '';
  if ('rules' in content) return { kind: 'rulebook', version, terms: content, name };
  return 'plans' in content ? { kind: 'catalogue', version, terms: content, name } : undefined;
}

/** What is in force with some of its rules changed. */
export const withRules = (book: Rulebook, changed: ReadonlyMap<string, Rule>): object => {
  const { effectiveFrom: _from, ...present } = book;
  return { ...present, rules: book.rules.map((rule) => changed.get(rule.id) ?? rule) };
};

/** For the service, which judges what it holds. */
export const bodyOf = (kind: Tried['kind'], terms: object, from: string, to: string): Body => {
  const period = {
    ...(from !== '' && { from: new Date(`${from}T00:00:00`).toISOString() }),
    ...(to !== '' && { to: new Date(`${to}T23:59:59.999`).toISOString() }),
  };
  return { [kind]: terms, ...period } as Body;
};
