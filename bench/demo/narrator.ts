import { styleText } from 'node:util';

/** Of the column of names; the longest is "Claims Team". */
const WHO_WIDTH = 12;
const WHEN_WIDTH = 13;
const INDENT = ' '.repeat(WHEN_WIDTH + WHO_WIDTH + 5);

type Style = Parameters<typeof styleText>[0];

const clockText = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/Los_Angeles',
  month: 'short',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});

/** `Mar 02, 09:30`, on the clock of the claims team in California. */
const when = (instant: string): string => clockText.format(new Date(instant)).replace(', 24:', ', 00:');

/** Writes the demo, one aligned line per thing that happens; in colour on a terminal only. */
export class Narrator {
  readonly #out: NodeJS.WriteStream;
  #progress = false;

  constructor(out: NodeJS.WriteStream = process.stdout) {
    this.#out = out;
  }

  /** A title over what follows. */
  chapter(title: string): void {
    this.#line('');
    this.#line(this.#style('bold', title));
  }

  /** Who did what; below it, indented, what came of it. */
  deed(instant: string, who: string, text: string): void {
    const time = this.#style('dim', when(instant).padEnd(WHEN_WIDTH));
    this.#line(`  ${time} ${this.#style('cyan', who.padEnd(WHO_WIDTH))} ${text}`);
  }

  status(label: string): void {
    this.#consequence('status', label, 'yellow');
  }

  mailed(to: string, headline: string): void {
    this.#consequence('mail', `“${headline}” to ${to}`, 'dim');
  }

  money(text: string): void {
    this.#consequence('money', text, 'green');
  }

  /** A rule of the decision's trace, or another detail worth a line. */
  detail(name: string, text: string): void {
    this.#consequence(name, text, 'magenta');
  }

  /** Whether something is as told. */
  checked(good: boolean, text: string): void {
    this.#line(`  ${good ? this.#style('green', '✓') : this.#style('red', '✗')} ${text}`);
  }

  /** What takes a moment, on a terminal: gone when the next line comes. */
  progress(text: string): void {
    if (!this.#out.isTTY) return;
    this.#out.write(`\r\u001b[2K${this.#style('dim', `  … ${text}`)}`);
    this.#progress = true;
  }

  plain(text: string): void {
    this.#line(text);
  }

  #consequence(name: string, text: string, style: Style): void {
    this.#line(`${INDENT}${this.#style(style, `${name.padEnd(7)} ${text}`)}`);
  }

  #line(text: string): void {
    this.#out.write(`${this.#progress ? '\r\u001b[2K' : ''}${text}\n`);
    this.#progress = false;
  }

  /** Honours NO_COLOR, FORCE_COLOR and whether a terminal reads it. */
  #style(style: Style, text: string): string {
    return styleText(style, text, { stream: this.#out });
  }
}
