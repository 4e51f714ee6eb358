/**
 * Draws the claims process as people meet it, from the state machine that runs it: where a claim begins, all the things it
 * may wait for, what silence does, and where it ends. An article of the knowledge base shows it.
 */

interface State {
  readonly Type: string;
  readonly Comment?: string;
  readonly Resource?: string;
  readonly Catch?: readonly { readonly ErrorEquals: readonly string[]; readonly Next: string }[];
}

interface Definition {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

const WIDTH = 920;
const CARD_WIDTH = 400;
const CARD_HEIGHT = 76;
const GAP = 20;
const TOP = 250;

const ink = '#1d2939';
const dim = '#475467';
const line = '#98a2b3';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Words in lines of at most so many characters. */
function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function box({ x, y, width, height }: Box, title: string, text: string, fill: string): string {
  const lines = wrapped(text, Math.floor(width / 7.4));
  const middle = x + width / 2;
  const first = y + height / 2 - (lines.length * 18) / 2 + (text === '' ? 14 : 2);
  const rows = lines.map(
    (row, index) =>
      `<text x="${middle}" y="${first + 20 + index * 18}" text-anchor="middle" font-size="14" fill="${dim}">${escaped(row)}</text>`,
  );
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="12" fill="${fill}" stroke="${line}"/>`,
    `<text x="${middle}" y="${first}" text-anchor="middle" font-size="${title.length * 10 >= width ? 14 : 16}" font-weight="600" fill="${ink}">${escaped(title)}</text>`,
    ...(text === '' ? [] : rows),
  ].join('\n');
}

const arrow = (fromX: number, fromY: number, toX: number, toY: number): string =>
  `<path d="M${fromX} ${fromY} L${toX} ${toY}" fill="none" stroke="${line}" stroke-width="2" marker-end="url(#tip)"/>`;

/** `Approved: the customer brings the device.` → its status, and what happens in it. */
function wordsOf({ Comment = '' }: State): readonly [title: string, text: string] {
  const [title = '', ...rest] = Comment.replace(/\.$/, '').split(': ');
  const text = rest.join(': ');
  return title.length > 44
    ? ['Payment', Comment]
    : [title, text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`];
}

const isWait = ({ Resource }: State): boolean => Resource?.endsWith('.waitForTaskToken') === true;

/** Where the waits go when nobody answers in time. */
function silenceOf(waits: readonly State[], states: Definition['States']): State | undefined {
  const next = waits
    .flatMap(({ Catch = [] }) => Catch)
    .find(({ ErrorEquals }) => ErrorEquals.includes('States.Timeout'))?.Next;
  return next === undefined ? undefined : states[next];
}

/** The picture as SVG; attributes only, so that it needs no style and obeys any content security policy. */
export function drawProcess({ StartAt, States }: Definition): string {
  const waits = Object.values(States).filter(isWait);
  const rows = Math.ceil(waits.length / 2);
  const below = TOP + rows * (CARD_HEIGHT + GAP);
  const middle = WIDTH / 2;
  const cards = waits.map((state, index) => {
    const x = index % 2 === 0 ? 20 : WIDTH - 20 - CARD_WIDTH;
    const y = TOP + Math.floor(index / 2) * (CARD_HEIGHT + GAP);
    const side = index % 2 === 0 ? x + CARD_WIDTH : x;
    const [title, text] = wordsOf(state);
    return [
      arrow(middle, y + CARD_HEIGHT / 2, side + (index % 2 === 0 ? 6 : -6), y + CARD_HEIGHT / 2),
      box({ x, y, width: CARD_WIDTH, height: CARD_HEIGHT }, title, text, '#ffffff'),
    ].join('\n');
  });
  const rules = States[StartAt]?.Comment ?? '';
  const silence = silenceOf(waits, States)?.Comment ?? '';
  const wide = { x: 160, width: WIDTH - 320 };
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${below + 210}" font-family="system-ui, sans-serif" role="img">`,
    '<title>How a claim goes</title>',
    `<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0 L10 5 L0 10 z" fill="${line}"/></marker></defs>`,
    `<rect width="${WIDTH}" height="${below + 210}" rx="16" fill="#f9fafb"/>`,
    box({ ...wide, y: 20, height: 44 }, 'The claim is filed', '', '#e0eaff'),
    arrow(middle, 64, middle, 90),
    box({ ...wide, y: 92, height: 76 }, 'The rules look at it', rules, '#ffffff'),
    arrow(middle, 168, middle, 194),
    box(
      { ...wide, y: 196, height: 40 },
      'What is next? The claim waits for one of these, in any order:',
      '',
      '#f9fafb',
    ),
    `<path d="M${middle} 236 L${middle} ${below}" stroke="${line}" stroke-width="2"/>`,
    ...cards,
    box({ ...wide, y: below, height: 76 }, 'Silence', silence, '#fffaeb'),
    arrow(middle, below + 76, middle, below + 118),
    box(
      { ...wide, y: below + 120, height: 60 },
      'Closed',
      'Completed, not approved, withdrawn, or closed for silence',
      '#dcfae6',
    ),
    '</svg>',
  ].join('\n')}\n`;
}
