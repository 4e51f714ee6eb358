import { centsOf, dollarsOf } from '../../forms/dollars.ts';
import type { ClaimLine, LinesBody, PriceRow } from './shapes.ts';

/** The lines of a claim as they are typed: what the tables know stands beside what the dealer says. */

export interface TypedPart {
  readonly partNumber: string;
  readonly description: string;
  readonly listCents: number;
  readonly quantity: string;
  /** Dollars; as the price list says until it is changed. */
  readonly unit: string;
  readonly note: string;
}

export interface TypedLabor {
  readonly operationCode: string;
  readonly description: string;
  readonly standardHours: number;
  readonly hours: string;
  readonly note: string;
}

export interface TypedService {
  readonly id: string;
  readonly description: string;
  readonly vendor: string;
  readonly amount: string;
}

export interface TypedLines {
  readonly parts: readonly TypedPart[];
  readonly labor: readonly TypedLabor[];
  readonly services: readonly TypedService[];
  readonly tax: string;
}

const newId = (): string => crypto.randomUUID();

export const emptyService = (): TypedService => ({ id: newId(), description: '', vendor: '', amount: '' });

export const partOf = ({ partNumber = '', description = '', cents = 0 }: PriceRow): TypedPart => ({
  ...{ partNumber, description, listCents: cents, quantity: '1', unit: dollarsOf(cents), note: '' },
});

export const laborOf = ({ operationCode = '', description = '', hours = 0 }: PriceRow): TypedLabor => ({
  ...{ operationCode, description, standardHours: hours, hours: String(hours), note: '' },
});

/** What stands in a claim, to be changed; of one that was pre-authorized, as it was allowed. */
export function typedLines(lines: readonly ClaimLine[]): TypedLines {
  const tax = lines.find(({ kind }) => kind === 'tax');
  return {
    parts: lines.flatMap((line): TypedPart[] => {
      if (line.kind !== 'part') return [];
      const { partNumber, description, listCents, quantity, unitCents, note = '' } = line;
      return [
        { partNumber, description, listCents, quantity: String(quantity), unit: dollarsOf(unitCents), note },
      ];
    }),
    labor: lines.flatMap((line): TypedLabor[] => {
      if (line.kind !== 'labor') return [];
      const { operationCode, description, standardHours, hours, note = '' } = line;
      return [{ operationCode, description, standardHours, hours: String(hours), note }];
    }),
    services: lines.flatMap((line): TypedService[] => {
      if (line.kind !== 'service') return [];
      const { description, vendor = '', amountCents } = line;
      return [{ id: newId(), description, vendor, amount: dollarsOf(amountCents) }];
    }),
    tax: tax ? dollarsOf(tax.amountCents) : '',
  };
}

const wholeOf = (typed: string): number | undefined =>
  /^[1-9]\d{0,3}$/.test(typed.trim()) ? Number(typed) : undefined;
/** `1.25`, or `1,25` as French writes it. */
function hoursOf(typed: string): number | undefined {
  const hours = typed.trim().replace(',', '.');
  return /^\d{1,3}(\.\d{1,2})?$/.test(hours) && Number(hours) > 0 ? Number(hours) : undefined;
}

export const partCents = ({ quantity, unit }: TypedPart): number =>
  (wholeOf(quantity) ?? 0) * (centsOf(unit) ?? 0);
export const laborCents = ({ hours }: TypedLabor, centsPerHour: number): number =>
  Math.round((Math.round((hoursOf(hours) ?? 0) * 100) * centsPerHour) / 100);

/** What all of it comes to, in cents. */
export function totalCents({ parts, labor, services, tax }: TypedLines, centsPerHour: number): number {
  const sums = [
    ...parts.map(partCents),
    ...labor.map((line) => laborCents(line, centsPerHour)),
    ...services.map(({ amount }) => centsOf(amount) ?? 0),
    centsOf(tax) ?? 0,
  ];
  return sums.reduce((sum, cents) => sum + cents, 0);
}

export const isAbove = {
  part: ({ unit, listCents }: TypedPart): boolean => (centsOf(unit) ?? 0) > listCents,
  labor: ({ hours, standardHours }: TypedLabor): boolean => (hoursOf(hours) ?? 0) > standardHours,
};

export type FaultWord = 'notNumber' | 'notAmount' | 'notHours' | 'noteMissing';

/** What can't be sent, by the path the API would name it with. */
export function faultsIn({ parts, labor, services, tax }: TypedLines): Readonly<Record<string, FaultWord>> {
  const faults: [string, FaultWord | false][] = [
    ...parts.flatMap((line, n): [string, FaultWord | false][] => [
      [`parts.${n}.quantity`, wholeOf(line.quantity) === undefined && 'notNumber'],
      [`parts.${n}.unitCents`, centsOf(line.unit) === undefined && 'notAmount'],
      [`parts.${n}.note`, isAbove.part(line) && line.note.trim() === '' && 'noteMissing'],
    ]),
    ...labor.flatMap((line, n): [string, FaultWord | false][] => [
      [`labor.${n}.hours`, hoursOf(line.hours) === undefined && 'notHours'],
      [`labor.${n}.note`, isAbove.labor(line) && line.note.trim() === '' && 'noteMissing'],
    ]),
    ...services.flatMap((line, n): [string, FaultWord | false][] => [
      [`services.${n}.amountCents`, !centsOf(line.amount) && 'notAmount'],
    ]),
    ['taxCents', tax.trim() !== '' && centsOf(tax) === undefined && 'notAmount'],
  ];
  return Object.fromEntries(faults.filter((fault): fault is [string, FaultWord] => fault[1] !== false));
}

const noted = (note: string) => (note.trim() === '' ? {} : { note: note.trim() });

/** The lines as the API takes them; what the tables say is left out. */
export const linesBody = ({ parts, labor, services, tax }: TypedLines): LinesBody => ({
  parts: parts.map(({ partNumber, quantity, unit, listCents, note }) => {
    const unitCents = centsOf(unit);
    return {
      ...{ partNumber, quantity: wholeOf(quantity) ?? 0, ...noted(note) },
      ...(unitCents !== undefined && unitCents !== listCents && { unitCents }),
    };
  }),
  labor: labor.map(({ operationCode, hours, standardHours, note }) => {
    const told = hoursOf(hours);
    return {
      ...{ operationCode, ...noted(note) },
      ...(told !== undefined && told !== standardHours && { hours: told }),
    };
  }),
  services: services.map(({ description, vendor, amount }) => ({
    ...{ description, amountCents: centsOf(amount) ?? 0 },
    ...(vendor.trim() !== '' && { vendor: vendor.trim() }),
  })),
  taxCents: centsOf(tax) ?? 0,
});
