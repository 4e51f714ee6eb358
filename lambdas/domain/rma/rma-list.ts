import type { Rma, RmaKind, RmaUnitState } from './rma.ts';

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

/** Whether an RMA stands on the list that was asked for. */
export function fitsRmaFilter(rma: Rma, { list = 'all', state, kind, claimId, q }: RmaFilter): boolean {
  if (list !== 'all' && (rma.state === 'closed') !== (list === 'closed')) return false;
  if (state !== undefined && rma.state !== state) return false;
  if (kind !== undefined && rma.kind !== kind) return false;
  if (claimId !== undefined && rma.claimId !== claimId) return false;
  const part = q?.trim().toLowerCase() ?? '';
  const texts = [
    ...[rma.rmaId, rma.claimId, rma.dealer.name],
    ...rma.units.flatMap(({ serial, replacementSerial, productName, shipped, sentBack }) => [
      ...[serial, replacementSerial, productName, shipped?.tracking, sentBack?.tracking],
    ]),
  ];
  return texts.some((text) => text?.toLowerCase().includes(part));
}

/** By what an RMA is sorted; text order is the order. */
export function rmaSortKey(rma: Rma, sort: RmaSort): string {
  switch (sort) {
    case 'issued':
      return rma.issuedAt;
    case 'due':
      return rma.dueAt;
    case 'state':
      return rma.state;
    case 'dealer':
      return rma.dealer.name.toLowerCase();
  }
}
