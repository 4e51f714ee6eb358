import { documentsOf } from '../../adapters/claims/claim-reader.ts';
import { readPricing } from '../../adapters/claims/pricing-reader.ts';
import { NothingToAdjudicate, readCase } from '../../adapters/coverage/coverage-reader.ts';
import type { Resolution } from '../../domain/claim/claim.ts';
import { isGoneAfter } from '../../domain/claim/incident.ts';
import type { Pricing } from '../../domain/claim/pricing.ts';
import { adjudicate } from '../../domain/coverage/adjudicate.ts';
import { evidenceNeeded } from '../../domain/coverage/evidence-needed.ts';
import { NotPossible } from '../../domain/errors.ts';
import { payable } from '../../domain/money/settlement.ts';
import { said } from '../../domain/wording/languages/language.ts';
import type { Answer } from '../../middleware/api/idempotency.ts';
import { languageOf } from '../../middleware/api/language-of.ts';
import { type ApiRequest, route } from '../../middleware/api/router.ts';
import { claimFor } from './claim-request.ts';
import { previewMoney } from './operations/filing.ts';

/** What one way of settling the claim would come to, as far as its price is known. */
function outcomeOf(resolution: Resolution, priceCents: number | undefined, pricing: Pricing) {
  const deductibleCents = pricing.deductibleCents[resolution];
  if (priceCents === undefined) return { deductibleCents };
  const planPaysCents = payable({
    totalCents: priceCents,
    deductibleCents,
    limitLeftCents: pricing.incidentLeftCents,
  });
  return { deductibleCents, priceCents, planPaysCents, youPayCents: priceCents - planPaysCents };
}

/** The rules on the claim as it stands, with nothing stored. Throws {@link NotPossible} without device or plan. */
async function preview(request: ApiRequest<unknown, unknown>): Promise<Answer> {
  const { table, nowMs } = request;
  const claim = await claimFor(request, 'claim.preview-money');
  if (claim.unit) throw new NotPossible('A dealer’s claim is credited by its lines.');
  const [documents, pricing] = await Promise.all([
    documentsOf(table, claim.claimId),
    readPricing(table, claim, nowMs),
  ]);
  const { facts, rulebook, catalogue } = await readCase(table, claim, documents, nowMs).catch(
    (error: unknown) => {
      if (error instanceof NothingToAdjudicate)
        throw new NotPossible(
          'The device or its plan is not on record any more; an agent looks at the claim.',
        );
      throw error;
    },
  );
  const decision = adjudicate(facts, rulebook, catalogue);
  const language = languageOf(request);
  const body = {
    outcome: decision.proposal,
    limitCents: pricing.limitCents,
    limitLeftCents: pricing.incidentLeftCents,
    ...(!isGoneAfter(claim.incident.type) && {
      repair: outcomeOf('repair', pricing.repairPriceCents, pricing),
    }),
    replacement: outcomeOf('replacement', pricing.replacement?.cents, pricing),
    missingEvidence: (decision.missingEvidence ?? []).map(({ kind, why }) => ({
      kind,
      why: said(why, language),
    })),
    evidence: evidenceNeeded(rulebook, claim.incident.type, facts.device.kind).map((item) => ({
      ...item,
      why: said(item.why, language),
    })),
  };
  return { status: 200, body };
}

export const moneyRoutes = [route(previewMoney, preview)];
