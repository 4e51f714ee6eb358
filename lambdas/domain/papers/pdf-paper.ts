import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from 'pdf-lib';

export const ink = rgb(0.1, 0.12, 0.16);
export const quiet = rgb(0.38, 0.42, 0.48);

/** The standard fonts write Latin only: accents they lack are dropped, everything else becomes a question mark. */
export const writable = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u2013\u2014]/g, '-')
    .replace(/[^\u0020-\u007e\u00a0-\u00ff]/gu, (char) => {
      const plain = char.normalize('NFKD').replace(/\p{M}/gu, '');
      return /^[\u0020-\u007e]+$/.test(plain) ? plain : '?';
    });

/** Words into lines that fit into `width` points. */
export function wrapped(text: string, font: PDFFont, size: number, width: number): string[] {
  const lines: string[] = [];
  for (const word of writable(text).split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && font.widthOfTextAtSize(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** A place on a page, from which lines are written downwards. Points, 72 to an inch. */
export interface Pen {
  readonly page: PDFPage;
  readonly width: number;
  readonly margin: number;
  y: number;
}

/** A page to write on from its top. */
export const penOn = (
  file: PDFDocument,
  { width, height, margin }: { readonly width: number; readonly height: number; readonly margin: number },
): Pen => ({ page: file.addPage([width, height]), width, margin, y: height - margin });

/** Writes a text in as many lines as it takes. What does not fit onto the page is left out. */
export function write(pen: Pen, text: string, font: PDFFont, size: number, color = ink): void {
  for (const line of wrapped(text, font, size, pen.width - 2 * pen.margin)) {
    pen.y -= size * 1.4;
    if (pen.y > pen.margin) pen.page.drawText(line, { x: pen.margin, y: pen.y, size, font, color });
  }
}

export interface Paper {
  readonly file: PDFDocument;
  readonly plain: PDFFont;
  readonly bold: PDFFont;
}

/** An empty PDF with its fonts. The same facts make the same bytes: its dates are `at` (ISO), never the clock's. */
export async function newPaper(title: string, author: string, at: string): Promise<Paper> {
  const file = await PDFDocument.create();
  file.setTitle(title);
  file.setAuthor(author);
  file.setCreationDate(new Date(at));
  file.setModificationDate(new Date(at));
  return {
    file,
    plain: await file.embedFont(StandardFonts.Helvetica),
    bold: await file.embedFont(StandardFonts.HelveticaBold),
  };
}
