import { type InputFault, InvalidInput } from '../errors.ts';
import { formatCents } from '../money/format.ts';
import { fitsOther, normalCode, rateOf, type WarrantyPrices } from '../warranty-prices/price-tables.ts';
import type { ClaimLine, LineFlag, LinesInput } from './lines.ts';

/** For whom and what the lines are priced. */
export interface PricedFor {
  readonly prices: WarrantyPrices;
  /** The dealer, whose rate an hour costs. */
  readonly companyId: string;
  /** The product of the unit. */
  readonly sku?: string | undefined;
}

/** A line, or the fault for which there is none. */
type Priced = ClaimLine | InputFault;

const isLine = (priced: Priced): priced is ClaimLine => 'lineId' in priced;

const said = (note: string | undefined) => (note?.trim() ? { note: note.trim() } : {});

/** Cents for hours at a rate, rounded half up; hours count to the hundredth. */
export const laborCents = (hours: number, centsPerHour: number): number =>
  Math.round((Math.round(hours * 100) * centsPerHour) / 100);

const isToTheHundredth = (hours: number): boolean => Math.abs(hours * 100 - Math.round(hours * 100)) < 1e-6;

function part(
  input: NonNullable<LinesInput['parts']>[number],
  path: string,
  { prices: { parts }, sku }: PricedFor,
): Priced {
  const partNumber = normalCode(input.partNumber);
  const row = parts.rows.get(partNumber);
  if (!row) return { path: `${path}.partNumber`, message: `${partNumber} is not in the parts price list` };
  const unitCents = input.unitCents ?? row.cents;
  const above = unitCents > row.cents;
  if (above && !input.note?.trim())
    return {
      path: `${path}.unitCents`,
      message: `is above the price list’s ${formatCents(row.cents)}: say why in a note`,
    };
  const flags: LineFlag[] = [
    ...(above ? (['own-price'] as const) : []),
    ...(fitsOther(row, sku) ? (['other-product'] as const) : []),
  ];
  return {
    kind: 'part',
    lineId: `part-${partNumber}`,
    partNumber,
    description: row.description,
    quantity: input.quantity,
    unitCents,
    listCents: row.cents,
    listVersion: parts.version,
    amountCents: input.quantity * unitCents,
    flags,
    ...said(input.note),
  };
}

function labor(
  input: NonNullable<LinesInput['labor']>[number],
  path: string,
  { prices, companyId, sku }: PricedFor,
): Priced {
  const operationCode = normalCode(input.operationCode);
  const row = prices.labor.rows.get(operationCode);
  if (!row)
    return {
      path: `${path}.operationCode`,
      message: `${operationCode} is not in the table of standard repair times`,
    };
  const centsPerHour = rateOf(prices.rates, companyId);
  if (centsPerHour === undefined)
    return { path: `${path}.operationCode`, message: 'no labor rate is agreed with this dealer yet' };
  const hours = input.hours ?? row.hours;
  if (!isToTheHundredth(hours))
    return { path: `${path}.hours`, message: 'counts to the hundredth of an hour' };
  const more = hours > row.hours;
  if (more && !input.note?.trim())
    return { path: `${path}.hours`, message: `is above the standard ${row.hours} h: say why in a note` };
  const flags: LineFlag[] = [
    ...(more ? (['more-hours'] as const) : []),
    ...(fitsOther(row, sku) ? (['other-product'] as const) : []),
  ];
  return {
    kind: 'labor',
    lineId: `labor-${operationCode}`,
    operationCode,
    description: row.description,
    hours,
    standardHours: row.hours,
    centsPerHour,
    listVersion: prices.labor.version,
    amountCents: laborCents(hours, centsPerHour),
    flags,
    ...said(input.note),
  };
}

const service = (input: NonNullable<LinesInput['services']>[number], index: number): ClaimLine => ({
  kind: 'service',
  lineId: `service-${index + 1}`,
  description: input.description.trim(),
  amountCents: input.amountCents,
  flags: [],
  ...(input.vendor?.trim() && { vendor: input.vendor.trim() }),
  ...said(input.note),
});

const tax = (amountCents: number): ClaimLine => ({
  kind: 'tax',
  lineId: 'tax',
  description: 'Sales tax',
  amountCents,
  flags: [],
});

/** A part or a repair stands in one line, with its quantity. */
const twice = (priced: readonly Priced[], path: (index: number) => string): InputFault[] => {
  const ids = priced.map((one) => (isLine(one) ? one.lineId : undefined));
  return ids.flatMap((id, index) =>
    id !== undefined && ids.indexOf(id) < index
      ? [{ path: path(index), message: 'stands in a line before this one already' }]
      : [],
  );
};

/** The most one claim may ask for: more is a typing error, or a case for a person. */
const mostCents = 1_000_000_00;

/** Prices the lines of a claim from the tables. Throws {@link InvalidInput} naming each fault with its path. */
export function priceLines(input: LinesInput, pricedFor: PricedFor): ClaimLine[] {
  const parts = (input.parts ?? []).map((one, index) => part(one, `parts.${index}`, pricedFor));
  const repairs = (input.labor ?? []).map((one, index) => labor(one, `labor.${index}`, pricedFor));
  const others = [...(input.services ?? []).map(service), ...(input.taxCents ? [tax(input.taxCents)] : [])];
  const priced: Priced[] = [...parts, ...repairs, ...others];
  const lines = priced.filter(isLine);
  const total = lines.reduce((sum, { amountCents }) => sum + amountCents, 0);
  const faults = [
    ...priced.filter((one): one is InputFault => !isLine(one)),
    ...twice(parts, (index) => `parts.${index}.partNumber`),
    ...twice(repairs, (index) => `labor.${index}.operationCode`),
    ...(total > mostCents
      ? [{ path: 'parts', message: `all lines come to more than ${formatCents(mostCents)}` }]
      : []),
    ...(total > 0 && lines.every(({ kind }) => kind === 'tax')
      ? [{ path: 'taxCents', message: 'there is nothing it is the tax of' }]
      : []),
  ];
  if (faults.length > 0) throw new InvalidInput(faults);
  return lines;
}

/** Lines as they would be written again: what the tables knew is looked up anew. */
function written(lines: readonly ClaimLine[]): LinesInput {
  const noted = ({ note }: ClaimLine) => (note === undefined ? {} : { note });
  const taxCents = lines.find(({ kind }) => kind === 'tax')?.amountCents;
  return {
    parts: lines.flatMap((line) =>
      line.kind === 'part'
        ? [
            {
              ...{ partNumber: line.partNumber, quantity: line.quantity, ...noted(line) },
              ...(line.unitCents !== line.listCents && { unitCents: line.unitCents }),
            },
          ]
        : [],
    ),
    labor: lines.flatMap((line) =>
      line.kind === 'labor'
        ? [
            {
              ...{ operationCode: line.operationCode, ...noted(line) },
              ...(line.hours !== line.standardHours && { hours: line.hours }),
            },
          ]
        : [],
    ),
    services: lines.flatMap((line) =>
      line.kind === 'service'
        ? [
            {
              ...{ description: line.description, amountCents: line.amountCents, ...noted(line) },
              ...(line.vendor !== undefined && { vendor: line.vendor }),
            },
          ]
        : [],
    ),
    ...(taxCents !== undefined && { taxCents }),
  };
}

/** The lines of a claim with some kinds of them put anew; the others stay. Throws as {@link priceLines}. */
export const changedLines = (
  lines: readonly ClaimLine[],
  input: LinesInput,
  pricedFor: PricedFor,
): ClaimLine[] => {
  const said = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  return priceLines({ ...written(lines), ...said }, pricedFor);
};
