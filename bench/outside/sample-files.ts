import { PDFDocument, StandardFonts } from 'pdf-lib';
import sharp from 'sharp';

/** Patches of light and shade: no two seeds look alike to the search for photos that were sent before. */
function shades(seed: number): string {
  let state = seed * 2_654_435_761 + 1;
  const patches = Array.from({ length: 72 }, (_, index) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const grey = 20 + (state >>> 25);
    return `<rect x="${(index % 9) * 90}" y="${Math.floor(index / 9) * 75}" width="90" height="75" fill="rgb(${grey},${grey},${grey})"/>`;
  });
  return patches.join('');
}

/** A photograph-like JPEG: a pane with cracks, different for every `seed`. */
export async function damagePhoto(seed = 1): Promise<Uint8Array<ArrayBuffer>> {
  const cracks = Array.from({ length: 9 }, (_, index) => {
    const x = (index * 97 + seed * 53) % 800;
    const y = (index * 61 + seed * 89) % 600;
    return `<path d="M400 300 L${x} ${y} L${(x + 90) % 800} ${(y + 40) % 600}" stroke="#cfd8e3" stroke-width="${1 + (index % 3)}" fill="none"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><rect width="800" height="600" fill="#1d2733"/>${shades(seed)}${cracks.join('')}</svg>`;
  return new Uint8Array(await sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer());
}

export interface InvoiceFigures {
  readonly number: string;
  readonly partsCents: number;
  readonly laborCents: number;
  readonly taxCents: number;
  /** Where the shop wants its money. */
  readonly paypal: string;
  readonly shop?: string;
}

export const usd = (cents: number): string =>
  (cents / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' });

const linesOf = ({ number, partsCents, laborCents, taxCents, paypal, shop }: InvoiceFigures): string[] => [
  `${shop ?? 'Fixit Repair'} - Invoice ${number}`,
  `Parts ${usd(partsCents)}`,
  `Labor ${usd(laborCents)}`,
  `Sales tax ${usd(taxCents)}`,
  `Total ${usd(partsCents + laborCents + taxCents)}`,
  `Please pay by PayPal to ${paypal}`,
];

/** A one-page PDF as an invoicing program writes it. */
export async function invoicePdf(figures: InvoiceFigures): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const page = pdf.addPage([595, 842]);
  linesOf(figures).forEach((line, index) => {
    page.drawText(line, { x: 56, y: 780 - index * 24, size: index === 0 ? 18 : 12, font });
  });
  return new Uint8Array(await pdf.save());
}

/** The same invoice as the text of a mail. */
export const invoiceText = (figures: InvoiceFigures): string =>
  `Hello,\n\nthe repair is done, here is our invoice.\n\n${linesOf(figures).join('\n')}\n\nThank you`;
