import type { BodyOf } from '../../../api/call.ts';
import { centsOf, dollarsOf } from '../../../forms/dollars.ts';

type EstimateBody = BodyOf<'POST /claims/{claimId}/estimate'>;
export type LineKind = EstimateBody['lines'][number]['kind'];

/** A line as it is typed. */
export interface TypedLine {
  /** Stays the same while lines are added and left out. */
  readonly id: string;
  readonly kind: LineKind;
  readonly description: string;
  readonly quantity: string;
  /** Dollars. */
  readonly unit: string;
}

export const emptyLine = (kind: LineKind): TypedLine => ({
  id: crypto.randomUUID(),
  kind,
  description: '',
  quantity: '1',
  unit: '',
});

/** An estimate that was sent before, to correct it. */
export const typedLines = (lines: EstimateBody['lines']): TypedLine[] =>
  lines.map(({ kind, description, quantity, unitCents }) => ({
    id: crypto.randomUUID(),
    kind,
    description,
    quantity: String(quantity),
    unit: dollarsOf(unitCents),
  }));

/** How many, 1 to 999; undefined when it is no such number. */
export const quantityOf = (typed: string): number | undefined =>
  /^[1-9]\d{0,2}$/.test(typed.trim()) ? Number(typed) : undefined;

/** Nothing was typed into it: it is left out. */
export const isBlank = ({ description, unit }: TypedLine): boolean =>
  description.trim() === '' && unit.trim() === '';

/** Cents of a line, 0 while it is not complete. */
export const lineCents = (line: TypedLine): number =>
  (quantityOf(line.quantity) ?? 0) * (centsOf(line.unit) ?? 0);

export const totalOf = (lines: readonly TypedLine[]): number =>
  lines.reduce((sum, line) => sum + lineCents(line), 0);

/** The lines as the API takes them; faults were named before. */
export const sentLines = (lines: readonly TypedLine[]): EstimateBody['lines'] =>
  lines
    .filter((line) => !isBlank(line))
    .map((line) => ({
      kind: line.kind,
      description: line.description.trim(),
      quantity: quantityOf(line.quantity) ?? 1,
      unitCents: centsOf(line.unit) ?? 0,
    }));
