import { degrees, type PDFFont } from 'pdf-lib';
import { formatCents } from '../money/format.ts';
import { code128 } from '../papers/code-128.ts';
import { ink, newPaper, type Paper, type Pen, penOn, quiet, write } from '../papers/pdf-paper.ts';
import { formatDay } from '../wording/formats.ts';
import { hasCredit, type Rma, type ShipTo } from './rma.ts';
import type { Depot } from './rma-terms.ts';

/** What goes into a parcel, and onto it; and what was credited. */
export type RmaPaper = 'packing-slip' | 'label' | 'credit-note';

export interface RmaPaperFacts {
  readonly brandName: string;
  readonly rma: Rma;
  readonly depot: Depot;
  /** What becomes of the units, in words. */
  readonly kindWords: string;
  /** The dealer's own address, where it is on record. */
  readonly from?: ShipTo | undefined;
}

/** Points, 72 to an inch: US letter, and the 4 × 6 inches of a shipping label. */
const letter = { width: 612, height: 792, margin: 54 };
const shippingLabel = { width: 288, height: 432, margin: 18 };

/** Draws a Code 128 symbol from the pen down. Modules are at least 0.75 points: narrower ones smear on a label printer. */
function barcode(pen: Pen, text: string, height: number, module: number): void {
  const { bars, modules } = code128(text);
  const room = pen.width - 2 * pen.margin;
  const wide = Math.min(module, room / (modules + 20));
  pen.y -= height;
  // Ten modules of white on either side, as the symbology asks.
  for (const { at, width } of bars)
    pen.page.drawRectangle({
      ...{ x: pen.margin + (10 + at) * wide, y: pen.y, width: width * wide, height },
      color: ink,
    });
}

const lines = ({ name, address }: Pick<Depot, 'name' | 'address'>): string[] => [
  name,
  address.line1,
  ...(address.line2 === undefined ? [] : [address.line2]),
  `${address.city}, ${address.region} ${address.postalCode}`,
  address.country === 'US' ? 'United States' : 'Canada',
];

function rule(pen: Pen, gap: number): void {
  pen.y -= gap;
  pen.page.drawLine({
    start: { x: pen.margin, y: pen.y },
    end: { x: pen.width - pen.margin, y: pen.y },
    thickness: 0.75,
    color: quiet,
  });
}

/** What one unit takes on the slip, in points. */
const unitHeight = 64;

function slip(paper: Paper, { brandName, rma, depot, kindWords, from }: RmaPaperFacts): void {
  const { file, plain, bold } = paper;
  let pen = penOn(file, letter);
  write(pen, brandName, plain, 10, quiet);
  write(pen, `Packing slip ${rma.rmaId}`, bold, 20);
  write(pen, 'Put this sheet into the parcel, and the label onto it.', plain, 10, quiet);
  pen.y -= 10;
  barcode(pen, rma.rmaId, 40, 1.6);
  pen.y -= 8;
  write(pen, kindWords, bold, 12);
  write(
    pen,
    `On its way by ${formatDay(rma.dueAt, { timeZone: depot.zone })}. Claim ${rma.claimId}.`,
    plain,
    10,
  );
  pen.y -= 6;
  write(pen, 'To', plain, 9, quiet);
  for (const line of lines(depot)) write(pen, line, plain, 11);
  pen.y -= 6;
  write(pen, 'From', plain, 9, quiet);
  for (const line of from ? lines(from) : [rma.dealer.name]) write(pen, line, plain, 11);
  rule(pen, 14);
  for (const [index, unit] of rma.units.entries()) {
    if (pen.y < pen.margin + unitHeight) pen = penOn(file, letter);
    write(pen, `${index + 1}.  ${unit.productName}, serial ${unit.serial}`, bold, 11);
    if (unit.fault !== undefined) write(pen, unit.fault, plain, 9, quiet);
    pen.y -= 4;
    barcode(pen, unit.serial, 18, 1.2);
  }
}

function label(paper: Paper, { brandName, rma, depot, from }: RmaPaperFacts): void {
  const { file, plain, bold } = paper;
  const pen = penOn(file, shippingLabel);
  write(pen, 'From', plain, 8, quiet);
  for (const line of from ? lines(from) : [rma.dealer.name]) write(pen, line, plain, 9);
  rule(pen, 10);
  write(pen, 'Ship to', plain, 8, quiet);
  for (const line of lines(depot)) write(pen, line, bold, 13);
  rule(pen, 10);
  write(pen, `${brandName} returns`, plain, 9, quiet);
  write(pen, rma.rmaId, bold, 22);
  pen.y -= 10;
  barcode(pen, rma.rmaId, 60, 1.6);
  const units = rma.units.length === 1 ? '1 unit' : `${rma.units.length} units`;
  write(pen, `${units}, claim ${rma.claimId}`, plain, 9);
  // Read from the side of a stack as well.
  pen.page.drawText(rma.rmaId, {
    ...{ x: pen.width - 8, y: pen.margin, size: 9, font: bold, color: quiet },
    rotate: degrees(90),
  });
}

/** The number of an RMA's credit note: its own, so that none is given twice. */
export const creditNoteNumber = ({ rmaId }: Pick<Rma, 'rmaId'>): string => rmaId.replace(/^RMA/, 'CN-RMA');

function creditNote(paper: Paper, { brandName, rma, depot, from }: RmaPaperFacts): void {
  const { file, plain, bold } = paper;
  const pen = penOn(file, letter);
  const zone = { timeZone: depot.zone };
  const right = pen.width - pen.margin;
  const amount = (cents: number, font: PDFFont): void => {
    const written = formatCents(cents);
    const x = right - font.widthOfTextAtSize(written, 11);
    pen.page.drawText(written, { x, y: pen.y, size: 11, font, color: ink });
  };
  write(pen, brandName, plain, 10, quiet);
  write(pen, `Credit note ${creditNoteNumber(rma)}`, bold, 20);
  write(pen, `For units received and inspected under ${rma.rmaId}, claim ${rma.claimId}.`, plain, 10, quiet);
  pen.y -= 8;
  for (const line of from ? lines(from) : [rma.dealer.name]) write(pen, line, plain, 11);
  rule(pen, 14);
  for (const { serial, productName, creditCents = 0, outcomeAt = rma.issuedAt } of rma.units.filter(
    hasCredit,
  )) {
    write(pen, `${productName}, serial ${serial}, ${formatDay(outcomeAt, zone)}`, plain, 10);
    amount(creditCents, plain);
  }
  rule(pen, 10);
  write(pen, 'Credited to your account', bold, 11);
  amount(
    rma.units.reduce((sum, unit) => sum + (unit.creditCents ?? 0), 0),
    bold,
  );
  pen.y -= 12;
  const wrong = 'Amounts in US dollars. Something is not right? Reply to any mail of this claim.';
  write(pen, wrong, plain, 9, quiet);
}

const draw: Readonly<Record<RmaPaper, (paper: Paper, facts: RmaPaperFacts) => void>> = {
  'packing-slip': slip,
  label,
  'credit-note': creditNote,
};

/** A paper of an RMA as a PDF. */
export async function rmaPaperPdf(paper: RmaPaper, facts: RmaPaperFacts): Promise<Uint8Array> {
  const { rma, brandName } = facts;
  const made = await newPaper(`${paper} ${rma.rmaId}`, brandName, rma.issuedAt);
  draw[paper](made, facts);
  return made.file.save();
}
