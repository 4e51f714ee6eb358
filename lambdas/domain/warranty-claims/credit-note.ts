import type { PDFFont } from 'pdf-lib';
import type { Credit } from '../claim/claim-unit.ts';
import { formatCents } from '../money/format.ts';
import { ink, newPaper, type Paper, type Pen, penOn, quiet, wrapped, write } from '../papers/pdf-paper.ts';
import { formatDay } from '../wording/formats.ts';
import type { ClaimLine } from './lines.ts';

/** What a credit note says. */
export interface CreditNoteFacts {
  readonly brandName: string;
  readonly claimId: string;
  /** `Tideline DS-200 depth sounder`, and its serial. */
  readonly product: string;
  readonly serial: string;
  readonly dealer: { readonly name: string; readonly address: readonly string[] };
  readonly credit: Credit;
  /** Credited on this claim before, in cents. */
  readonly creditedBeforeCents: number;
  readonly zone: string;
}

/** Points, 72 to an inch: US letter. */
const letter = { width: 612, height: 792, margin: 54 };
const text = 10;
/** Right edges of the two columns of amounts. */
const columns = { claimed: 460, credited: letter.width - letter.margin };
const lineWidth = 300;

function amount(pen: Pen, cents: number, font: PDFFont, right: number): void {
  const written = formatCents(cents);
  pen.page.drawText(written, {
    ...{ x: right - font.widthOfTextAtSize(written, text), y: pen.y, size: text, font },
    color: ink,
  });
}

function rule(pen: Pen): void {
  pen.y -= 6;
  pen.page.drawLine({
    start: { x: pen.margin, y: pen.y },
    end: { x: pen.width - pen.margin, y: pen.y },
    thickness: 0.75,
    color: quiet,
  });
}

/** `2 × Main board (BOARD)`, `Replace the board (R10), 1.5 h at $110.00`. */
function described(line: ClaimLine): string {
  if (line.kind === 'part') return `${line.quantity} × ${line.description} (${line.partNumber})`;
  if (line.kind === 'labor')
    return `${line.description} (${line.operationCode}), ${line.hours} h at ${formatCents(line.centsPerHour)}`;
  return line.kind === 'service' && line.vendor !== undefined
    ? `${line.description}, ${line.vendor}`
    : line.description;
}

/** Why a line was not credited in full. */
const because = ({ review }: ClaimLine): string =>
  review && review.verdict !== 'approved'
    ? [review.code && `${review.code}: ${review.codeText}.`, review.reason]
        .filter((part) => part !== undefined)
        .join(' ')
    : '';

/** Points that one line takes, at most, with its reason below it. */
const lineHeight = 62;

interface Sheet {
  readonly paper: Paper;
  pen: Pen;
}

/** Goes on to another page where the next line would not fit any more. */
function room(sheet: Sheet, height: number): void {
  if (sheet.pen.y - height < letter.margin) sheet.pen = penOn(sheet.paper.file, letter);
}

function writeLine(sheet: Sheet, line: ClaimLine): void {
  room(sheet, lineHeight);
  const { pen } = sheet;
  const { plain } = sheet.paper;
  pen.y -= text * 1.9;
  amount(pen, line.amountCents, plain, columns.claimed);
  amount(pen, line.review?.approvedCents ?? 0, plain, columns.credited);
  wrapped(described(line), plain, text, lineWidth).forEach((words, index) => {
    if (index > 0) pen.y -= text * 1.3;
    pen.page.drawText(words, { x: pen.margin, y: pen.y, size: text, font: plain, color: ink });
  });
  for (const words of wrapped(because(line), plain, text - 1, lineWidth).filter((part) => part !== '')) {
    pen.y -= text * 1.3;
    pen.page.drawText(words, { x: pen.margin, y: pen.y, size: text - 1, font: plain, color: quiet });
  }
}

function writeSum(sheet: Sheet, label: string, cents: number, font: PDFFont): void {
  room(sheet, text * 2);
  const { pen } = sheet;
  pen.y -= text * 1.9;
  pen.page.drawText(label, { x: pen.margin, y: pen.y, size: text, font, color: ink });
  amount(pen, cents, font, columns.credited);
}

function head({ pen, paper: { plain, bold } }: Sheet, facts: CreditNoteFacts): void {
  const { brandName, credit, dealer, claimId, product, serial, zone } = facts;
  write(pen, brandName, plain, text, quiet);
  write(pen, `Credit note ${credit.noteNumber}`, bold, 20);
  write(pen, formatDay(credit.at, { timeZone: zone }), plain, text, quiet);
  pen.y -= text;
  write(pen, dealer.name, bold, text + 1);
  for (const line of dealer.address) write(pen, line, plain, text);
  pen.y -= text;
  write(pen, `Warranty claim ${claimId} for ${product}, serial ${serial}`, plain, text);
  if (credit.rmaId !== undefined) write(pen, `After receipt under ${credit.rmaId}`, plain, text);
  pen.y -= text * 1.6;
  for (const [label, right] of [
    ['Claimed', columns.claimed],
    ['Credited', columns.credited],
  ] as const)
    pen.page.drawText(label, {
      ...{ x: right - plain.widthOfTextAtSize(label, text - 1), y: pen.y, size: text - 1, font: plain },
      color: quiet,
    });
  rule(pen);
}

/** The credit note as a PDF. The same facts make the same bytes. */
export async function creditNotePdf(facts: CreditNoteFacts): Promise<Uint8Array> {
  const { credit, brandName, creditedBeforeCents } = facts;
  const paper = await newPaper(`Credit note ${credit.noteNumber}`, brandName, credit.at);
  const sheet: Sheet = { paper, pen: penOn(paper.file, letter) };
  head(sheet, facts);
  for (const line of credit.lines) writeLine(sheet, line);
  rule(sheet.pen);
  if (creditedBeforeCents > 0)
    writeSum(sheet, 'Credited on this claim before', -creditedBeforeCents, paper.plain);
  writeSum(sheet, 'Credited to your account', credit.amountCents, paper.bold);
  room(sheet, text * 4);
  sheet.pen.y -= text * 2;
  write(
    sheet.pen,
    'Amounts in US dollars. Reasons by ASC X12 data element 1172. Something is not right? Reply to any mail of this claim.',
    paper.plain,
    text - 1,
    quiet,
  );
  return paper.file.save();
}
