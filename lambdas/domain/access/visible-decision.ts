import { isStaff } from '../people/actor.ts';
import { type Fields, isFields, pick } from './fields.ts';
import type { Outsider, Viewer } from './visible.ts';

const decisionFields: Record<Outsider, ReadonlySet<string>> = {
  customer: new Set([
    'outcome',
    'decidedBy',
    'rulebookVersion',
    'deductibleCents',
    'limitCents',
    'ceilingCents',
    'missingEvidence',
    'trace',
    'at',
    'inWords',
    'counterfactual',
    'claimsLeft',
    'waitingPeriod',
  ]),
  partner: new Set(['outcome', 'rulebookVersion', 'deductibleCents', 'limitCents', 'ceilingCents', 'at']),
};

/** Verdicts a customer may read: that a rule referred or failed is the claims team's to weigh, not yet a finding. */
const customersVerdicts: ReadonlySet<unknown> = new Set(['pass', 'needs-evidence']);

/**
 * The decision as this viewer may see it. A customer reads which rules passed or wait for evidence, never the facts
 * behind them nor what was referred, nor that anybody looked for signals; a partner reads the outcome and the amounts, and no trace.
 */
export const visibleDecision = (viewer: Viewer, decision: Fields): Fields => {
  const { role } = viewer;
  if (isStaff(role)) return decision;
  const shown = pick(decision, decisionFields[role]);
  if (!Array.isArray(shown.trace)) return shown;
  const trace = shown.trace
    .filter((entry) => isFields(entry) && customersVerdicts.has(entry.verdict) && entry.staffOnly !== true)
    .map((entry) => ({ ...pick(entry, new Set(['ruleId', 'clause', 'verdict'])), facts: {} }));
  return { ...shown, trace };
};
