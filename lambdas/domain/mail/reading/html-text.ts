/** Readable text of an HTML mail: rows stay on one line, quotes get `> `, nothing invisible comes through. */

const blockEnd = /^\/?(?:p|div|li|ul|ol|h[1-6]|tr|table|section|article|header|footer|pre|center)$/;
const skipped = new Set(['style', 'script', 'head', 'title', 'template']);
const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  euro: '€',
  pound: '£',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  rsquo: '’',
  lsquo: '‘',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ntilde: 'ñ',
  uuml: 'ü',
  ouml: 'ö',
  auml: 'ä',
  szlig: 'ß',
};

/** Longer HTML is cut: nobody reads it as a comment, and the raw mail is kept. */
const maxHtml = 2_000_000;

export function textOfHtml(html: string): string {
  const state = { out: '', quotes: 0, skip: '' };
  // Linear: each alternative starts with another character and none backtracks into the others.
  for (const [token] of html.slice(0, maxHtml).matchAll(/<!--[\s\S]*?(?:-->|$)|<[^>]*>?|[^<]+/g)) {
    if (token.startsWith('<!')) continue;
    if (token.startsWith('<')) applyTag(token, state);
    else if (state.skip === '') {
      const text = decodeEntities(token).replace(/[ \t\r\n\f\u200b\ufeff]+/g, ' ');
      if (text !== ' ' || !/[\n\t ]$/.test(state.out)) state.out += text;
    }
  }
  return tidy(state.out);
}

function applyTag(tag: string, state: { out: string; quotes: number; skip: string }): void {
  const name = /^<(\/?[a-z0-9]+)/i.exec(tag)?.[1]?.toLowerCase() ?? '';
  const bare = name.replace('/', '');
  if (state.skip !== '') {
    if (name === `/${state.skip}`) state.skip = '';
    return;
  }
  if (skipped.has(name) && !tag.endsWith('/>')) state.skip = name;
  else if (bare === 'blockquote') {
    state.quotes = Math.max(0, state.quotes + (name === bare ? 1 : -1));
    state.out += newLine(state.quotes);
  } else if (bare === 'br') state.out += newLine(state.quotes);
  else if (name === '/td' || name === '/th') state.out += '\t';
  else if (blockEnd.test(name) && !atLineStart(state.out)) state.out += newLine(state.quotes);
  else if (name === 'hr') state.out += newLine(state.quotes);
}

const newLine = (quotes: number): string => `\n${'> '.repeat(Math.min(quotes, 10))}`;
const atLineStart = (text: string): boolean => text === '' || /\n(?:> )*$/.test(text.slice(-40));

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,10})|#x([0-9a-f]{1,8})|([a-z]{2,8}));?/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    const valid = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return valid ? String.fromCodePoint(code) : '';
  });
}

const tidy = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(/[ \u00a0]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
