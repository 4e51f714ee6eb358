/** Compiles an IAM pattern (`*` any run of characters, `?` any one) to a test of a whole text. */
export function wildcard(pattern: string, ignoreCase = false): (text: string) => boolean {
  if (pattern === '*') return () => true;
  if (!/[*?]/.test(pattern)) {
    if (!ignoreCase) return (text) => text === pattern;
    const wanted = pattern.toLowerCase();
    return (text) => text.toLowerCase() === wanted;
  }
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const expression = new RegExp(`^${source}$`, ignoreCase ? 'is' : 's');
  return (text) => expression.test(text);
}

/** ArnLike: six colon-separated parts, each matched on its own, so that `*` does not reach over a colon of the first five. */
export function arnWildcard(pattern: string): (arn: string) => boolean {
  const parts = splitArn(pattern).map((part) => wildcard(part));
  return (arn) => {
    const given = splitArn(arn);
    return given.length === parts.length && parts.every((matches, index) => matches(given[index] ?? ''));
  };
}

function splitArn(arn: string): string[] {
  const parts = arn.split(':');
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}
