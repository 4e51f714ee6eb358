import { XMLParser } from 'fast-xml-parser';
import * as z from 'zod/mini';
import type { TableRecord } from './rows-under-header.ts';
import { NoArchive, unzip } from './unzip.ts';

/** What one part of a workbook may unpack to: a sheet of some ten thousand rows. */
const mostBytes = 24 * 1024 * 1024;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  isArray: (name) => ['row', 'c', 'si', 'r', 't', 'xf', 'numFmt', 'sheet', 'Relationship'].includes(name),
});

// What of a workbook is read (ECMA-376, part 1, 18); all else in it is left aside.
const textSchema = z.union([z.string(), z.object({ '#text': z.optional(z.string()) })]);
const textsSchema = z.object({
  t: z.optional(z.array(textSchema)),
  r: z.optional(z.array(z.object({ t: z.optional(z.array(textSchema)) }))),
});
const cellSchema = z.object({
  '@r': z.optional(z.string()),
  '@t': z.optional(z.string()),
  '@s': z.optional(z.string()),
  v: z.optional(textSchema),
  is: z.optional(textsSchema),
});
type Cell = z.infer<typeof cellSchema>;
const rowSchema = z.object({ '@r': z.optional(z.string()), c: z.optional(z.array(cellSchema)) });
const elementOr = <T extends z.ZodMiniType>(schema: T) => z.optional(z.union([z.string(), schema]));
const sheetSchema = z.object({
  worksheet: z.object({ sheetData: elementOr(z.object({ row: z.optional(z.array(rowSchema)) })) }),
});
const bookSchema = z.object({
  workbook: z.object({
    workbookPr: elementOr(z.object({ '@date1904': z.optional(z.string()) })),
    sheets: z.object({ sheet: z.array(z.object({ '@id': z.string() })) }),
  }),
});
const relationsSchema = z.object({
  Relationships: z.object({ Relationship: z.array(z.object({ '@Id': z.string(), '@Target': z.string() })) }),
});
const stringsSchema = z.object({
  sst: elementOr(z.object({ si: z.optional(z.array(elementOr(textsSchema))) })),
});
const formatSchema = z.object({ '@numFmtId': z.optional(z.string()) });
const stylesSchema = z.object({
  styleSheet: z.object({
    numFmts: elementOr(
      z.object({ numFmt: z.array(z.extend(formatSchema, { '@formatCode': z.optional(z.string()) })) }),
    ),
    cellXfs: elementOr(z.object({ xf: z.array(elementOr(formatSchema)) })),
  }),
});

const isElement = <T>(value: T | string | undefined): value is T =>
  value !== undefined && typeof value !== 'string';

const textOf = (value: z.infer<typeof textSchema> | undefined): string =>
  typeof value === 'string' ? value : (value?.['#text'] ?? '');

const textsOf = ({ t = [], r = [] }: z.infer<typeof textsSchema>): string =>
  [...t, ...r.flatMap((run) => run.t ?? [])].map(textOf).join('');

/** Parts of the archive by name. Throws {@link NoArchive} for one that is not what it should be. */
class Parts {
  readonly #files: ReadonlyMap<string, Buffer>;

  constructor(files: ReadonlyMap<string, Buffer>) {
    this.#files = files;
  }

  read<T extends z.ZodMiniType>(name: string, schema: T): z.infer<T> | undefined {
    const bytes = this.#files.get(name);
    if (bytes === undefined) return undefined;
    const result = schema.safeParse(parser.parse(bytes));
    if (!result.success) throw new NoArchive(`${name} can’t be read`);
    return result.data;
  }
}

/** Formats that show a number as a day: the built-in ones (18.8.30), and any of their own that names year, month or day. */
const builtInDays = new Set([14, 15, 16, 17, 22, ...Array.from({ length: 10 }, (_, at) => 27 + at)]);
const namesDay = (code: string): boolean => /[dy]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));

/** Which cell styles show a day. */
function dayStyles(parts: Parts): ReadonlySet<number> {
  const { cellXfs, numFmts } = parts.read('xl/styles.xml', stylesSchema)?.styleSheet ?? {};
  const own = new Set(
    (isElement(numFmts) ? numFmts.numFmt : [])
      .filter((format) => namesDay(format['@formatCode'] ?? ''))
      .map((format) => Number(format['@numFmtId'])),
  );
  const styles = isElement(cellXfs) ? cellXfs.xf : [];
  return new Set(
    styles.flatMap((style, at) => {
      const id = Number((isElement(style) ? style['@numFmtId'] : undefined) ?? 0);
      return builtInDays.has(id) || own.has(id) ? [at] : [];
    }),
  );
}

const dayMs = 86_400_000;
/** Days between 30 December 1899, where spreadsheets begin to count, and 1970; others begin with 1904. */
const daysTo1970 = 25_569;
const days1900To1904 = 1_462;

/** How a cell is written, as text: a day as `YYYY-MM-DD`. */
class CellTexts {
  readonly #strings: readonly string[];
  readonly #days: ReadonlySet<number>;
  readonly #shift: number;

  constructor(parts: Parts, date1904: boolean) {
    const strings = parts.read('xl/sharedStrings.xml', stringsSchema)?.sst;
    this.#strings = (isElement(strings) ? (strings.si ?? []) : []).map((one) =>
      isElement(one) ? textsOf(one) : (one ?? ''),
    );
    this.#days = dayStyles(parts);
    this.#shift = date1904 ? days1900To1904 : 0;
  }

  of(cell: Cell): string {
    const value = textOf(cell.v);
    if (cell['@t'] === 's') return this.#strings[Number(value)] ?? '';
    if (cell['@t'] === 'inlineStr') return cell.is ? textsOf(cell.is) : '';
    if (cell['@t'] !== undefined && cell['@t'] !== 'n') return value;
    if (value === '' || !Number.isFinite(Number(value))) return value;
    if (!this.#days.has(Number(cell['@s'] ?? 0))) return String(Number(value));
    const ms = (Math.floor(Number(value)) + this.#shift - daysTo1970) * dayMs;
    return Math.abs(ms) > 8.64e15 ? value : new Date(ms).toISOString().slice(0, 10);
  }
}

/** `C7` is in column 2. */
const columnOf = (place: string): number =>
  [...place.replace(/\d+$/, '')].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** Columns that a sheet of people can have; a made-up place farther out is left aside. */
const mostColumns = 256;

function recordOf(row: z.infer<typeof rowSchema>, at: number, texts: CellTexts): TableRecord {
  const cells: string[] = [];
  (row.c ?? []).forEach((cell, index) => {
    const column = cell['@r'] === undefined ? index : columnOf(cell['@r']);
    if (column >= 0 && column < mostColumns) cells[column] = texts.of(cell);
  });
  return { line: Number(row['@r'] ?? at + 1), cells: Array.from(cells, (cell) => cell ?? '') };
}

/** Where the first sheet lies in the archive. */
function firstSheet(parts: Parts, id: string): string {
  const relations =
    parts.read('xl/_rels/workbook.xml.rels', relationsSchema)?.Relationships.Relationship ?? [];
  const target = relations.find((one) => one['@Id'] === id)?.['@Target'] ?? '';
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

/**
 * The first sheet of an Excel workbook (.xlsx), row by row, every cell as text. Throws {@link NoArchive} for anything that is
 * none: an older .xls, one with a password, one too large to unpack.
 */
export function readWorkbook(bytes: Buffer): TableRecord[] {
  const parts = new Parts(unzip(bytes, (name) => /^xl\/.*\.(xml|rels)$/.test(name), mostBytes));
  const book = parts.read('xl/workbook.xml', bookSchema)?.workbook;
  const sheetId = book?.sheets.sheet[0]?.['@id'];
  if (!book || sheetId === undefined) throw new NoArchive('it is no workbook');
  const { workbookPr } = book;
  const flag = isElement(workbookPr) ? workbookPr['@date1904'] : undefined;
  const texts = new CellTexts(parts, flag === '1' || flag === 'true');
  const data = parts.read(firstSheet(parts, sheetId), sheetSchema)?.worksheet.sheetData;
  return (isElement(data) ? (data.row ?? []) : []).map((row, at) => recordOf(row, at, texts));
}
