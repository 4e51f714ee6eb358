import { readPricing } from '../../adapters/claims/pricing-reader.ts';
import { readCustomer } from '../../adapters/people/people.ts';
import type { Table } from '../../adapters/table/table.ts';
import { readRulebookAt } from '../../adapters/terms/terms-store.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import type { DecisionContext, DecisionInput } from '../../domain/claim/transitions/decide.ts';
import type { CommandContext } from '../../domain/claim/transitions/move.ts';
import type { ApiRequest } from '../../middleware/api/router.ts';
import { given } from './given.ts';
import type { decideClaim } from './operations/deciding.ts';
import type { InputOf } from './operations/input-of.ts';

const rulebookNow = (table: Table, nowMs: number) => readRulebookAt(table, new Date(nowMs).toISOString());

/** Clauses offered to deny by, in the rulebook in force. The API takes every clause of it. */
export const deniableClauses = async (table: Table, nowMs: number) =>
  (await rulebookNow(table, nowMs)).clauses.filter((clause) => clause.deniable);

/** The decision as the domain takes it. A note with a denial is its reason; the contract lets one be sent all the same. */
export function decisionInput(body: InputOf<typeof decideClaim>): DecisionInput {
  switch (body.outcome) {
    case 'approve': {
      const { outcome, message, resolution, amountCents, underWarranty, lines } = body;
      return { outcome, ...given({ message, resolution, amountCents, underWarranty, lines }) };
    }
    case 'request-estimate':
      return { outcome: body.outcome, ...given({ message: body.message }) };
    case 'deny':
      return { outcome: body.outcome, denial: body.denial };
    default:
      return { outcome: body.outcome, message: body.message };
  }
}

/** What a decision of the caller is held against: prices, clauses, authority. */
export async function decisionContext(
  { table, nowMs, caller }: Pick<ApiRequest<unknown, unknown>, 'table' | 'nowMs' | 'caller'>,
  claim: Claim,
  ctx: CommandContext,
  override: boolean | undefined,
): Promise<DecisionContext> {
  const { authorityLimitCents } = caller().access;
  const [{ clauses }, customer] = await Promise.all([
    rulebookNow(table, nowMs),
    readCustomer(table, claim.customer.customerId),
  ]);
  return {
    ...ctx,
    pricing: await readPricing(table, claim, nowMs),
    clauses: new Map(clauses.map(({ id, text }) => [id, text])),
    ...given({ override, authorityLimitCents, customerPayee: customer?.payee }),
  };
}
