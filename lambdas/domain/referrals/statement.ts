import { monthName } from '../mail/templates/payout-mails.ts';
import { formatCents } from '../money/format.ts';
import { newPaper, type Paper, type Pen, penOn, quiet, write } from '../papers/pdf-paper.ts';
import type { Payout, PayoutLine } from './payout.ts';

/** US letter, in points. */
const sheet = { width: 612, height: 792, margin: 56 };
const text = 10;

const statuses: Readonly<Record<Payout['status'], string>> = {
  open: 'being put together',
  held: 'held',
  ready: 'about to be sent',
  sent: 'sent, not confirmed yet',
  paid: 'paid',
  returned: 'returned',
  failed: 'not paid',
};

/** The head of the statement, label by label. */
function headRows(payout: Payout): readonly (readonly [string, string])[] {
  return [
    ['Company', payout.companyName],
    ['Sales of', monthName(payout.month)],
    [
      'Status',
      payout.paidAt ? `${statuses[payout.status]}, ${payout.paidAt.slice(0, 10)}` : statuses[payout.status],
    ],
    ...(payout.to === undefined ? [] : [['PayPal account', payout.to] as const]),
    ['Amount', formatCents(payout.amountCents)],
  ];
}

/** One line of the table: what, when, how much, the amount at the right edge. */
function writeLine(pen: Pen, { plain }: Paper, line: PayoutLine): void {
  const what = line.kind === 'fee' ? line.planNumber : `${line.planNumber}, fee taken back`;
  pen.y -= text * 1.6;
  pen.page.drawText(what, { x: pen.margin, y: pen.y, size: text, font: plain });
  pen.page.drawText(line.soldAt.slice(0, 10), { x: 300, y: pen.y, size: text, font: plain, color: quiet });
  const amount = formatCents(line.amountCents);
  const x = pen.width - pen.margin - plain.widthOfTextAtSize(amount, text);
  pen.page.drawText(amount, { x, y: pen.y, size: text, font: plain });
}

/** The statement of a payout as a PDF, plan by plan, over as many pages as it takes. */
export async function statementPdf(
  payout: Payout,
  lines: readonly PayoutLine[],
  brandName: string,
): Promise<Uint8Array> {
  const title = `Referral fees, ${monthName(payout.month)}`;
  const paper = await newPaper(title, brandName, payout.paidAt ?? payout.createdAt);
  const { file, plain, bold } = paper;
  let pen = penOn(file, sheet);
  write(pen, brandName, plain, text, quiet);
  write(pen, title, bold, 20);
  for (const [label, value] of headRows(payout)) {
    pen.y -= text / 2;
    write(pen, label, plain, text - 1, quiet);
    write(pen, value, label === 'Amount' ? bold : plain, text + 1);
  }
  pen.y -= text * 2;
  for (const line of lines) {
    if (pen.y < sheet.margin + text * 3) pen = penOn(file, sheet);
    writeLine(pen, paper, line);
  }
  return file.save();
}
