import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from 'pdf-lib';
import { formatDay } from '../mail/templates/brand.ts';
import { formatCents } from '../money/format.ts';

/** What proves that somebody is protected. */
export interface CertificateFacts {
  readonly brandName: string;
  readonly planNumber: string;
  readonly planName: string;
  readonly holder: string;
  /** Somebody under 18, whose parent or guardian is the holder. */
  readonly protectedMinor?: string | undefined;
  /** `Apple iPhone 14 Pro, serial F2L…`. */
  readonly items: readonly string[];
  readonly coverStartsAt?: string | undefined;
  readonly coverEndsAt?: string | undefined;
  /** The deductibles that may apply, lowest and highest, in cents. */
  readonly deductibleCents: { readonly from: number; readonly to: number };
  readonly limitCents: number;
  readonly zone: string;
  /** When it was made out. */
  readonly at: string;
}

/** `sheet`: a page to print; `card`: one the width of a phone, to be shown at a counter. */
export type CertificateFormat = 'sheet' | 'card';

/** Points, 72 to an inch: US letter, and a phone held upright. */
const sizes = {
  sheet: { width: 612, height: 792, margin: 64, text: 11, title: 22 },
  card: { width: 360, height: 640, margin: 24, text: 11, title: 18 },
} as const;

const ink = rgb(0.1, 0.12, 0.16);
const quiet = rgb(0.38, 0.42, 0.48);

/** The standard fonts write Latin only: accents they lack are dropped, everything else becomes a question mark. */
const writable = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[^\u0020-\u007e\u00a0-\u00ff]/gu, (char) => {
      const plain = char.normalize('NFKD').replace(/\p{M}/gu, '');
      return /^[\u0020-\u007e]+$/.test(plain) ? plain : '?';
    });

const day = (instant: string, { zone }: CertificateFacts): string => formatDay(instant, { timeZone: zone });

/** What it says, label by label; also what a page in the portal shows. */
export function certificateRows(facts: CertificateFacts): readonly (readonly [string, string])[] {
  const { from, to } = facts.deductibleCents;
  const starts = facts.coverStartsAt;
  return [
    ['Plan number', facts.planNumber],
    ['Plan', facts.planName],
    ['Account holder', facts.holder],
    ...(facts.protectedMinor === undefined ? [] : [['Protected', facts.protectedMinor] as const]),
    [
      'Cover',
      starts === undefined ? 'starts the day after activation' : `from ${day(starts, facts)}, 12:01 AM`,
    ],
    ...(facts.coverEndsAt === undefined ? [] : [['Ends', day(facts.coverEndsAt, facts)] as const]),
    [
      'Deductible',
      from === to ? formatCents(to) : `${formatCents(from)} to ${formatCents(to)}, by item and outcome`,
    ],
    ['Limit', `${formatCents(facts.limitCents)} per incident`],
    ['Items', facts.items.length === 0 ? 'none registered yet' : facts.items.join('; ')],
  ];
}

/** Words into lines that fit. */
function wrapped(text: string, font: PDFFont, size: number, width: number): string[] {
  const lines: string[] = [];
  for (const word of writable(text).split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && font.widthOfTextAtSize(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

interface Pen {
  readonly page: PDFPage;
  readonly width: number;
  readonly margin: number;
  y: number;
}

function write(pen: Pen, text: string, font: PDFFont, size: number, color = ink): void {
  for (const line of wrapped(text, font, size, pen.width - 2 * pen.margin)) {
    pen.y -= size * 1.4;
    // What does not fit any more is left out: a plan of 26 items fits on either.
    if (pen.y > pen.margin) pen.page.drawText(line, { x: pen.margin, y: pen.y, size, font, color });
  }
}

/** The certificate as a PDF. */
export async function certificatePdf(
  facts: CertificateFacts,
  format: CertificateFormat,
): Promise<Uint8Array> {
  const { width, height, margin, text, title } = sizes[format];
  const file = await PDFDocument.create();
  file.setTitle(`Certificate of protection ${facts.planNumber}`);
  file.setAuthor(facts.brandName);
  file.setCreationDate(new Date(facts.at));
  file.setModificationDate(new Date(facts.at));
  const [plain, bold] = [
    await file.embedFont(StandardFonts.Helvetica),
    await file.embedFont(StandardFonts.HelveticaBold),
  ];
  const pen: Pen = { page: file.addPage([width, height]), width, margin, y: height - margin };
  write(pen, facts.brandName, plain, text, quiet);
  write(pen, 'Certificate of protection', bold, title);
  pen.y -= text;
  for (const [label, value] of certificateRows(facts)) {
    pen.y -= text / 2;
    write(pen, label, plain, text - 2, quiet);
    write(pen, value, label === 'Plan number' ? bold : plain, label === 'Plan number' ? text + 4 : text);
  }
  pen.y -= text;
  write(
    pen,
    'This stands as proof of protection on every claim. Show it, or tell the plan number.',
    plain,
    text - 1,
    quiet,
  );
  write(pen, `Made out on ${day(facts.at, facts)}.`, plain, text - 1, quiet);
  return file.save();
}
