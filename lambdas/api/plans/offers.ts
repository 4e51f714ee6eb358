import type * as z from 'zod/mini';
import type { Catalogue, Plan } from '../../domain/catalogue/catalogue-schema.ts';
import { catalogueAt } from '../../domain/catalogue/lookup.ts';
import { incidentTypes } from '../../domain/claim/incident.ts';
import { rulebookAt, waitingPeriodDays } from '../../domain/coverage/rulebook.ts';
import type { plansAnswerSchema } from './operations.ts';

type Offers = z.infer<typeof plansAnswerSchema>;

const offer = ({ code, name, covers, priceCents, needsStudentProof }: Plan): Offers['items'][number] => ({
  planCode: code,
  name,
  covers,
  prices: Object.entries(priceCents).map(([tier, { monthly, annual }]) => ({
    ...(tier !== 'any' && { tier }),
    monthlyCents: monthly,
    ...(annual !== undefined && { annualCents: annual }),
  })),
  needsStudentProof,
});

const deductibles = (catalogue: Catalogue): Offers['deductibles'] => ({
  phones: catalogue.phones.map(({ make, model, tier, deductibles: cents }) => ({ make, model, tier, cents })),
  otherPhones: catalogue.tierDeductibles,
  otherItemsCents: catalogue.otherItemDeductibleCents,
});

/** The catalogue in force as people choosing a plan read it; promotion codes are theirs who have them. */
export function plansOnSale(nowMs: number): Offers {
  const at = new Date(nowMs).toISOString();
  const catalogue = catalogueAt(at);
  return {
    items: catalogue.plans.map(offer),
    catalogueVersion: catalogue.version,
    currency: catalogue.currency,
    coverage: {
      incidentTypes: [...incidentTypes],
      incidentLimitCents: catalogue.incidentLimitCents,
      waitingPeriodDays: waitingPeriodDays(rulebookAt(at)),
      severalPlansDiscountPercent: catalogue.severalPlansDiscountPercent,
    },
    deductibles: deductibles(catalogue),
  };
}
