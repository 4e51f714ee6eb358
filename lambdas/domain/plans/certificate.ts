import { formatCents } from '../money/format.ts';
import { newPaper, penOn, quiet, write } from '../papers/pdf-paper.ts';
import { formatDay } from '../wording/formats.ts';

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

/** The certificate as a PDF. */
export async function certificatePdf(
  facts: CertificateFacts,
  format: CertificateFormat,
): Promise<Uint8Array> {
  const { text, title } = sizes[format];
  const name = `Certificate of protection ${facts.planNumber}`;
  const { file, plain, bold } = await newPaper(name, facts.brandName, facts.at);
  // A plan of 26 items fits on either.
  const pen = penOn(file, sizes[format]);
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
