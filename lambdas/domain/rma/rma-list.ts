import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.ts';
import { type Rma, type RmaKind, type RmaUnitState, rmaKindSchema, rmaUnitStates } from './rma.ts';

export const rmaLists = ['open', 'closed', 'all'] as const;
export const rmaSorts = ['issued', 'due', 'state', 'dealer'] as const;
export type RmaSort = (typeof rmaSorts)[number];

/** What a list of RMAs is asked by. */
export interface RmaFilter {
  readonly list?: (typeof rmaLists)[number] | undefined;
  readonly state?: RmaUnitState | undefined;
  readonly kind?: RmaKind | undefined;
  readonly claimId?: string | undefined;
  /** Part of an RMA's or claim's number, a serial, a tracking number, the dealer's or a product's name. */
  readonly q?: string | undefined;
}

/** What lists sort and filter by, of one RMA. */
export const rmaRowSchema = z.object({
  rmaId: z.string(),
  claimId: z.string(),
  kind: rmaKindSchema,
  state: z.enum(rmaUnitStates),
  dealer: z.string(),
  issuedAt: instantSchema,
  dueAt: instantSchema,
  /** Everything that is searched in, in lower case, a line each. */
  texts: z.string(),
});
export type RmaRow = z.infer<typeof rmaRowSchema>;

export function rmaRowOf(rma: Rma): RmaRow {
  const { rmaId, claimId, kind, state, dealer, issuedAt, dueAt } = rma;
  const ofUnits = rma.units.flatMap(({ serial, replacementSerial, productName, shipped, sentBack }) => [
    ...[serial, replacementSerial, productName, shipped?.tracking, sentBack?.tracking],
  ]);
  const texts = new Set([rmaId, claimId, dealer.name, ...ofUnits].filter((text) => text !== undefined));
  return {
    ...{ rmaId, claimId, kind, state, dealer: dealer.name, issuedAt, dueAt },
    texts: [...texts].join('\n').toLowerCase(),
  };
}

export const isOpenRma = ({ state }: Pick<Rma, 'state'>): boolean => state !== 'closed';

/** Whether an RMA stands on the list that was asked for. */
export function fitsRmaFilter(row: RmaRow, { list = 'all', state, kind, claimId, q }: RmaFilter): boolean {
  if (list !== 'all' && isOpenRma(row) !== (list === 'open')) return false;
  if (state !== undefined && row.state !== state) return false;
  if (kind !== undefined && row.kind !== kind) return false;
  if (claimId !== undefined && row.claimId !== claimId) return false;
  return row.texts.includes(q?.trim().toLowerCase() ?? '');
}

/** Where a state stands on the way of a unit, as the beginning of its sort keys. */
export const statePlace = (state: RmaUnitState): string => `${rmaUnitStates.indexOf(state)}#`;

/** The text that RMAs are sorted by, in its order. It ends in the RMA's number, so that no two are equal. */
export function rmaSortKey(row: RmaRow, sort: RmaSort): string {
  const { rmaId, issuedAt } = row;
  switch (sort) {
    case 'issued':
      return `${issuedAt}#${rmaId}`;
    case 'due':
      return `${row.dueAt}#${rmaId}`;
    case 'state':
      return `${statePlace(row.state)}${issuedAt}#${rmaId}`;
    case 'dealer':
      return `${row.dealer.toLowerCase()}#${issuedAt}#${rmaId}`;
  }
}
