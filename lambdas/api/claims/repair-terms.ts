import { estimatesOf } from '../../adapters/claims/repair-papers.ts';
import { readCustomer, readPlan } from '../../adapters/people/people.ts';
import { readCatalogueOf } from '../../adapters/terms/terms-store.ts';
import { type DamageType, damageTypes } from '../../domain/catalogue/catalogue-schema.ts';
import { repairPriceFor } from '../../domain/catalogue/lookup.ts';
import { answerConsent } from '../../domain/claim/transitions/consent.ts';
import { declineSupplement } from '../../domain/claim/transitions/estimate.ts';
import { payReimbursement } from '../../domain/claim/transitions/reimburse.ts';
import { answerWarranty, completeWarrantyRepair } from '../../domain/claim/transitions/repair-warranty.ts';
import type { Answer } from '../../middleware/api/idempotency.ts';
import { type ApiRequest, route } from '../../middleware/api/router.ts';
import { changeFor, claimFor } from './claim-request.ts';
import {
  answerForMore,
  answerRepairWarranty,
  finishRepair,
  listEstimates,
  readPriceList,
  refuseSupplement,
  sendReimbursement,
} from './operations/repair-terms.ts';

/** A shop sees its own versions; the customer and the claims team see those of every shop the claim was at. */
async function estimates(request: ApiRequest<unknown, unknown>): Promise<Answer> {
  const claim = await claimFor(request, 'claim.estimates');
  const { role, companyId } = request.caller().access;
  const all = await estimatesOf(request.table, claim.claimId);
  const seen = all.filter((one) => role !== 'partner' || one.companyId === companyId);
  const items = seen.map((estimate, index) => {
    const before = seen[index - 1];
    return {
      ...estimate,
      approved: claim.approvedEstimate === estimate.version,
      underReview: claim.supplement !== undefined && claim.supplement.version === estimate.version,
      ...(before && { differenceCents: estimate.totalCents - before.totalCents }),
    };
  });
  return { status: 200, body: { items } };
}

const repairs: Readonly<Record<DamageType, string>> = {
  screen: 'Screen replacement',
  back: 'Back glass replacement',
  liquid: 'Liquid damage repair',
  other: 'Repair of other damage',
};

async function priceList(request: ApiRequest<unknown, unknown>): Promise<Answer> {
  const { table, nowMs } = request;
  const { device, incident, planNumber } = await claimFor(request, 'claim.price-list');
  if (!device) return { status: 200, body: { items: [] } };
  const plan = planNumber === undefined ? undefined : await readPlan(table, planNumber);
  const catalogue = await readCatalogueOf(table, plan, new Date(nowMs).toISOString());
  const items = damageTypes.flatMap((damage) => {
    const priceCents = repairPriceFor(catalogue, device, incident.type, damage);
    return priceCents === undefined ? [] : [{ damage, description: repairs[damage], priceCents }];
  });
  return { status: 200, body: { items } };
}

export const repairTermsRoutes = [
  route(listEstimates, estimates),
  route(readPriceList, priceList),
  route(answerForMore, (request) =>
    changeFor(request, 'claim.consent', (claim, ctx) => answerConsent(claim, request.body.agrees, ctx)),
  ),
  route(refuseSupplement, (request) =>
    changeFor(request, 'claim.decline-supplement', (claim, ctx) =>
      declineSupplement(claim, request.body.reason, ctx),
    ),
  ),
  route(answerRepairWarranty, (request) =>
    changeFor(request, 'claim.warranty', (claim, ctx) => answerWarranty(claim, request.body, ctx)),
  ),
  route(finishRepair, (request) => changeFor(request, 'claim.repaired', completeWarrantyRepair)),
  route(sendReimbursement, (request) =>
    changeFor(request, 'claim.pay-reimbursement', async (claim, ctx) => {
      const customer = await readCustomer(request.table, claim.customer.customerId);
      return payReimbursement(claim, customer?.payee, ctx);
    }),
  ),
];
