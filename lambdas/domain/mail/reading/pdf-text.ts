import { getDocumentProxy } from 'unpdf';

/** Invoices have a page or two; a longer document is a manual or an attack. */
const maxPages = 20;
const maxBytes = 10_000_000;
/** Pieces whose baselines differ by less (in points) stand on one line. */
const lineTolerance = 3;

export class UnreadablePdf extends Error {
  override readonly name = 'UnreadablePdf';
}

/**
 * The text of a PDF, one line per line on the page, cells of a row separated by tabs. Only for files that the malware
 * scan has passed. Scans without a text layer give an empty string.
 *
 * @throws UnreadablePdf when it is no PDF, damaged, locked by a password, or too large.
 */
export async function textOfPdf(bytes: Uint8Array): Promise<string> {
  if (bytes.length > maxBytes) throw new UnreadablePdf('the PDF is larger than 10 MB');
  let document: Awaited<ReturnType<typeof getDocumentProxy>>;
  try {
    // A copy: the parser takes the buffer for itself.
    document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  } catch (error) {
    throw new UnreadablePdf('the PDF could not be opened', { cause: error });
  }
  try {
    if (document.numPages > maxPages) throw new UnreadablePdf(`the PDF has more than ${maxPages} pages`);
    const pages: string[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(linesOf(items.flatMap((item) => ('str' in item ? [pieceOf(item)] : []))));
    }
    return pages.join('\n').trim();
  } finally {
    await document.loadingTask.destroy();
  }
}

/**
 * Whether the bytes are a PDF that opens and has a page, whatever they begin with. Only for files that the malware scan
 * has passed.
 *
 * @throws UnreadablePdf when it is no PDF, damaged, locked by a password, or empty.
 */
export async function openPdf(bytes: Uint8Array): Promise<void> {
  let document: Awaited<ReturnType<typeof getDocumentProxy>>;
  try {
    document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  } catch (error) {
    throw new UnreadablePdf('the PDF could not be opened', { cause: error });
  }
  const { numPages } = document;
  await document.loadingTask.destroy();
  if (numPages === 0) throw new UnreadablePdf('the PDF has no page');
}

interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

const pieceOf = (item: { str: string; transform: unknown[]; width: number }): Piece => ({
  text: item.str,
  x: Number(item.transform[4] ?? 0),
  y: Number(item.transform[5] ?? 0),
  width: item.width,
});

/** PDFs draw cells in any order: sort by place, not by stream. */
function linesOf(pieces: readonly Piece[]): string {
  const rows: { y: number; pieces: Piece[] }[] = [];
  for (const piece of pieces.toSorted((a, b) => b.y - a.y)) {
    if (piece.text.trim() === '') continue;
    const row = rows.at(-1);
    if (row !== undefined && row.y - piece.y < lineTolerance) row.pieces.push(piece);
    else rows.push({ y: piece.y, pieces: [piece] });
  }
  return rows.map((row) => joinRow(row.pieces.toSorted((a, b) => a.x - b.x))).join('\n');
}

function joinRow(pieces: readonly Piece[]): string {
  let line = '';
  let end = Number.NEGATIVE_INFINITY;
  for (const piece of pieces) {
    const gap = piece.x - end;
    line += line === '' || gap < 1 ? piece.text : `${gap > 12 ? '\t' : ' '}${piece.text}`;
    end = piece.x + piece.width;
  }
  return line;
}
