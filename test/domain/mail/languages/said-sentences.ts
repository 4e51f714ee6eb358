/** Where a template literal's `${…}` ends, braces inside it counted. */
function endOfValue(source: string, from: number): number {
  let depth = 1;
  let at = from;
  while (depth > 0 && at < source.length) {
    if (source[at] === '{') depth += 1;
    if (source[at] === '}') depth -= 1;
    at += 1;
  }
  return at;
}

/** The sentence of a template literal that begins there: `{1}`, `{2}` where its values stand. */
function sentenceAt(source: string, from: number): string {
  let sentence = '';
  let values = 0;
  for (let at = from; source[at] !== '`' && at < source.length; ) {
    if (source.startsWith('${', at)) {
      values += 1;
      sentence += `{${values}}`;
      at = endOfValue(source, at + 2);
    } else {
      sentence += source[at];
      at += 1;
    }
  }
  return sentence;
}

/** Every sentence that a source file writes by `say`, `sayIn(…)` or `sayTo(…)`; those inside another one's values, too. */
export const saidSentences = (source: string): string[] =>
  [...source.matchAll(/\bsay(?:(?:In|To)\([^()`]*\))?`/g)].map(({ 0: tag, index }) =>
    sentenceAt(source, index + tag.length),
  );
