import type * as z from 'zod/mini';
import type { Table } from '../../adapters/table/table.ts';
import { readCatalogueAt, readRulebookAt, readRulebookVersion } from '../../adapters/terms/terms-store.ts';
import type { Catalogue, Plan } from '../../domain/catalogue/catalogue-schema.ts';
import { incidentTypes } from '../../domain/claim/incident.ts';
import { waitingPeriodDays } from '../../domain/coverage/rulebook.ts';
import { NotFound } from '../../domain/errors.ts';
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

/** The clauses of the terms, of a version or of the one in force. Throws {@link NotFound}. */
export async function termsOfCoverage(table: Table, version: string | undefined, nowMs: number) {
  const rulebook =
    version === undefined
      ? await readRulebookAt(table, new Date(nowMs).toISOString())
      : await readRulebookVersion(table, version);
  if (!rulebook) throw new NotFound(`version ${version}`);
  return {
    version: rulebook.version,
    effectiveFrom: rulebook.effectiveFrom,
    clauses: rulebook.clauses.map(({ id, title, text }) => ({ id, title, text })),
  };
}

/** The catalogue in force as people choosing a plan read it; promotion codes are theirs who have them. */
export async function plansOnSale(table: Table, nowMs: number): Promise<Offers> {
  const at = new Date(nowMs).toISOString();
  const [catalogue, rulebook] = await Promise.all([readCatalogueAt(table, at), readRulebookAt(table, at)]);
  return {
    items: catalogue.plans.map(offer),
    catalogueVersion: catalogue.version,
    termsVersion: rulebook.version,
    currency: catalogue.currency,
    coverage: {
      incidentTypes: [...incidentTypes],
      incidentLimitCents: catalogue.incidentLimitCents,
      waitingPeriodDays: waitingPeriodDays(rulebook),
      severalPlansDiscountPercent: catalogue.severalPlansDiscountPercent,
    },
    deductibles: deductibles(catalogue),
  };
}
