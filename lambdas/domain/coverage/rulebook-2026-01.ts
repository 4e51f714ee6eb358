import { clauses } from './clauses-2026-01.ts';
import type { Rule, Rulebook } from './rulebook.ts';

const damage: Rule['incidentTypes'] = ['accidental-damage', 'cracked-screen', 'liquid', 'vandalism'];
const thefts: Rule['incidentTypes'] = ['theft', 'theft-from-vehicle'];
/** The claims simple enough to be approved without an agent. */
const simple: NonNullable<Rule['incidentTypes']> = ['accidental-damage', 'cracked-screen', 'liquid'];

const coverage = (rule: Omit<Rule, 'stage'>): Rule => ({ ...rule, stage: 'coverage' });
const approval = (rule: Omit<Rule, 'stage'>): Rule => ({ ...rule, stage: 'approval', incidentTypes: simple });

/** The default rules, in force from January 2026. Order is the order of the trace. */
export const rulebook202601: Rulebook = {
  version: '2026-01',
  effectiveFrom: '2026-01-01T00:00:00Z',
  clauses,
  rules: [
    coverage({ id: 'incident-not-in-future', clause: 'proof-of-claim' }),
    coverage({ id: 'reported-in-time', clause: 'reporting', params: { days: 60 } }),
    coverage({ id: 'item-in-plan', clause: 'protected-items' }),
    coverage({ id: 'device-known-before-incident', clause: 'protected-items' }),
    coverage({ id: 'device-verified', clause: 'verification' }),
    coverage({ id: 'item-cover-started', clause: 'cover-period' }),
    coverage({ id: 'plan-cover-started', clause: 'cover-period' }),
    coverage({ id: 'plan-cover-not-ended', clause: 'cover-period' }),
    coverage({ id: 'waiting-period-over', clause: 'waiting-period', params: { days: 30 } }),
    coverage({ id: 'payment-current', clause: 'payment' }),
    coverage({ id: 'covered-peril', clause: 'covered-incidents' }),
    coverage({ id: 'not-pre-existing', clause: 'pre-existing-damage' }),
    coverage({ id: 'one-open-claim', clause: 'one-claim-per-item' }),
    coverage({ id: 'damage-photo', clause: 'proof-of-claim', incidentTypes: damage }),
    coverage({ id: 'theft-police-report', clause: 'theft', incidentTypes: thefts }),
    coverage({ id: 'theft-proof-of-purchase', clause: 'theft', incidentTypes: thefts }),
    coverage({ id: 'theft-tracking-on', clause: 'theft', incidentTypes: thefts, deviceKinds: ['phone'] }),
    coverage({ id: 'vehicle-secured', clause: 'theft-from-vehicle', incidentTypes: ['theft-from-vehicle'] }),
    coverage({ id: 'loss-proof-of-purchase', clause: 'loss', incidentTypes: ['loss'] }),
    coverage({ id: 'loss-tracking-on', clause: 'loss', incidentTypes: ['loss'], deviceKinds: ['phone'] }),
    coverage({
      id: 'loss-once-a-year',
      clause: 'loss-limit',
      incidentTypes: ['loss'],
      params: { losses: 1 },
    }),
    coverage({
      id: 'failure-bought-new',
      clause: 'failure-bought-new',
      incidentTypes: ['mechanical-failure'],
      exceptDeviceKinds: ['phone'],
    }),
    coverage({
      id: 'failure-added-in-time',
      clause: 'failure-added-in-time',
      incidentTypes: ['mechanical-failure'],
      exceptDeviceKinds: ['phone'],
      params: { days: 120 },
    }),
    coverage({
      id: 'failure-proof-of-purchase',
      clause: 'failure-added-in-time',
      incidentTypes: ['mechanical-failure'],
      exceptDeviceKinds: ['phone'],
    }),
    { id: 'simple-claim', clause: 'how-claims-are-decided', stage: 'approval', approvableTypes: simple },
    approval({ id: 'first-claim-in-12-months', clause: 'how-claims-are-decided' }),
    approval({ id: 'repair-price-known', clause: 'how-claims-are-decided' }),
    approval({ id: 'repair-below-replacement', clause: 'repair-or-replace' }),
    approval({ id: 'within-incident-limit', clause: 'incident-limit' }),
  ],
};
