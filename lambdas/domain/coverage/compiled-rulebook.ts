import type { DeviceKind } from '../catalogue/catalogue-schema.ts';
import type { IncidentType } from '../claim/incident.ts';
import { inputFaults } from '../input-faults.ts';
import { approvalTests } from './approval-tests.ts';
import { coverTests } from './cover-tests.ts';
import { incidentTests } from './incident-tests.ts';
import { type Finding, type Predicate, type Reading, RulebookFault } from './predicate.ts';
import type { Rule, Rulebook } from './rulebook-schema.ts';

/** Every test that a rule can name. */
export const predicates: Readonly<Record<string, Predicate>> = {
  ...coverTests,
  ...incidentTests,
  ...approvalTests,
};

export interface CompiledRule {
  readonly rule: Rule;
  readonly test: (reading: Reading) => Finding;
}

const compile = (rule: Rule): CompiledRule => {
  const found = predicates[rule.predicate];
  if (found === undefined) throw new RulebookFault(rule.id, `there is no test ${rule.predicate}`);
  const params = found.params.safeParse(rule.params ?? {});
  if (!params.success) {
    const faults = inputFaults(params.error).map(({ path, message }) => `${path} ${message}`);
    throw new RulebookFault(rule.id, `parameters do not fit ${rule.predicate}: ${faults.join('; ')}`);
  }
  return { rule, test: found.bind(rule.params ?? {}) };
};

/** Whether a rule, or a row of evidence, is about this incident and kind of device. */
export const inScope = (
  scope: Pick<Rule, 'incidentTypes' | 'deviceKinds' | 'exceptDeviceKinds'>,
  incidentType: IncidentType,
  deviceKind: DeviceKind,
): boolean =>
  (scope.incidentTypes === undefined || scope.incidentTypes.includes(incidentType)) &&
  (scope.deviceKinds === undefined || scope.deviceKinds.includes(deviceKind)) &&
  !scope.exceptDeviceKinds?.includes(deviceKind);

/** Rulebooks are data that never changes: each is put together once, and once per incident and kind of device. */
const compiled = new WeakMap<Rulebook, Map<string, readonly CompiledRule[]>>();

/** The rules that apply, in order, with their tests. Throws {@link RulebookFault} where the data does not fit the code. */
export const rulesFor = (
  rulebook: Rulebook,
  incidentType: IncidentType,
  deviceKind: DeviceKind,
): readonly CompiledRule[] => {
  const scopes = compiled.get(rulebook) ?? new Map<string, readonly CompiledRule[]>();
  compiled.set(rulebook, scopes);
  const name = `${incidentType} ${deviceKind}`;
  const known = scopes.get(name);
  if (known) return known;
  const rules = rulebook.rules.filter((rule) => inScope(rule, incidentType, deviceKind)).map(compile);
  scopes.set(name, rules);
  return rules;
};
