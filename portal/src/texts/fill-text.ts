export type TextValue = string | number;

const placeholder = /\{(\w+)(?:\|([^}]*))?\}/g;

/** `one:# claim|other:# claims` for a count, by the plural rules of the language; `#` is the number. */
function counted(forms: string, count: number, language: string): string {
  const byRule = new Map(
    forms.split('|').map((form) => {
      const colon = form.indexOf(':');
      return [form.slice(0, colon), form.slice(colon + 1)] as const;
    }),
  );
  const rule = new Intl.PluralRules(language).select(count);
  const form = byRule.get(rule) ?? byRule.get('other') ?? '#';
  return form.replaceAll('#', new Intl.NumberFormat(language).format(count));
}

/** `8.5`, or `8,5` in French. A year is a number too, so nothing is grouped. */
const plainNumber = (value: number, language: string): string =>
  new Intl.NumberFormat(language, { useGrouping: false }).format(value);

/** Where a value ends with a full stop of its own, as `10 sept.` and `3:40 p.m.` do, the sentence's is left out. */
const closes = (value: unknown, rest: string): boolean =>
  typeof value === 'string' && value.endsWith('.') && rest.startsWith('.') && !rest.startsWith('..');

/** A text cut at its placeholders, each filled by `value`; undefined leaves the placeholder's name to be seen. */
export function fillParts<T>(
  text: string,
  language: string,
  value: (name: string) => T | TextValue | undefined,
): (T | string)[] {
  const parts: (T | string)[] = [];
  let from = 0;
  for (const match of text.matchAll(placeholder)) {
    const [whole, name = '', forms] = match;
    parts.push(text.slice(from, match.index));
    from = match.index + whole.length;
    const filled = value(name);
    if (typeof filled === 'number')
      parts.push(forms === undefined ? plainNumber(filled, language) : counted(forms, filled, language));
    else parts.push(filled ?? whole);
    if (closes(filled, text.slice(from))) from += 1;
  }
  parts.push(text.slice(from));
  return parts.filter((part) => part !== '');
}

/** A text with its values. */
export const fillText = (
  text: string,
  language: string,
  values: Readonly<Record<string, TextValue>> = {},
): string => fillParts<never>(text, language, (name) => values[name]).join('');
