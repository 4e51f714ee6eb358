/** What the rich editor knows of an article's HTML. Whatever holds more is edited as HTML, so that nothing is lost. */

const known: ReadonlySet<string> = new Set(
  'h2 h3 h4 p br hr blockquote pre code ul ol li strong b em i u s a img table tbody thead tr th td'.split(
    ' ',
  ),
);

const bodyOf = (html: string): HTMLElement => new DOMParser().parseFromString(html, 'text/html').body;

/** Tags that would be lost in the rich editor, each once. */
export const tagsBeyond = (html: string): string[] => [
  ...new Set(
    [...bodyOf(html).querySelectorAll('*')]
      .map(({ tagName }) => tagName.toLowerCase())
      .filter((name) => !known.has(name)),
  ),
];

/** What the editor writes for itself, and an article does not hold. */
const own = ['style', 'class', 'target', 'rel', 'colwidth'];

/** The editor's HTML as an article has it. */
export function tidied(html: string): string {
  const body = bodyOf(html);
  for (const columns of body.querySelectorAll('colgroup')) columns.remove();
  for (const element of body.querySelectorAll('*')) {
    for (const name of own) element.removeAttribute(name);
    for (const span of ['colspan', 'rowspan'])
      if (element.getAttribute(span) === '1') element.removeAttribute(span);
  }
  // A cell of one line is written without a paragraph.
  for (const cell of body.querySelectorAll('td, th')) {
    const [only, ...more] = cell.children;
    if (only?.tagName === 'P' && more.length === 0) only.replaceWith(...only.childNodes);
  }
  // An empty paragraph is where the cursor stood, not a thing to read.
  for (const paragraph of body.querySelectorAll('p'))
    if (paragraph.childNodes.length === 0 && paragraph.parentElement === body) paragraph.remove();
  return body.innerHTML;
}
