import type { AnswerOf, BodyOf } from '../../api/call.ts';
import type { Claim } from '../../api/shapes.ts';

/** A claim for a warranted unit. */
export type UnitClaim = Claim & Required<Pick<Claim, 'unit'>>;

export type ClaimLine = NonNullable<Claim['lines']>[number];
export type LinesBody = Pick<BodyOf<'PATCH /claims/{claimId}'>, 'parts' | 'labor' | 'services' | 'taxCents'>;
export type PriceRow = AnswerOf<'GET /price-tables/{table}'>['items'][number];

export const isUnitClaim = (claim: Claim): claim is UnitClaim => claim.unit !== undefined;

/** What a line is, beyond its name: `TL-1001 · 2 × $184.00`. */
export function lineDetail(line: ClaimLine, inFull: (cents: number) => string): string {
  if (line.kind === 'part') return `${line.partNumber} · ${line.quantity} × ${inFull(line.unitCents)}`;
  if (line.kind === 'labor') return `${line.operationCode} · ${line.hours} h × ${inFull(line.centsPerHour)}`;
  return line.kind === 'service' ? (line.vendor ?? '') : '';
}
