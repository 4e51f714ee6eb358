import { deviceKinds } from '../catalogue/catalogue-schema.ts';
import { incidentTypes } from '../claim/incident.ts';
import { type InputFault, InvalidInput } from '../errors.ts';
import { inputFaults } from '../input-faults.ts';
import { inScope, predicates } from './compiled-rulebook.ts';
import { evidenceNeeded } from './evidence-needed.ts';
import { findClause } from './rulebook.ts';
import { type Rule, type Rulebook, rulebookSchema } from './rulebook-schema.ts';

const repeated = (ids: readonly string[], list: string): InputFault[] =>
  ids.flatMap((id, index) =>
    ids.indexOf(id) < index ? [{ path: `${list}.${index}.id`, message: `${id} stands there twice` }] : [],
  );

/** The test that a rule names, and what it hands to it. */
function testFaults(rule: Rule, path: string): InputFault[] {
  const test = predicates[rule.predicate];
  if (!test) {
    const known = Object.keys(predicates).join(', ');
    return [{ path: `${path}.predicate`, message: `there is no such test; there are ${known}` }];
  }
  const params = test.params.safeParse(rule.params ?? {});
  const faults = params.success ? [] : inputFaults(params.error);
  const reads = [...rule.reads].sort().join(', ') === [...test.reads].sort().join(', ');
  return [
    ...faults.map((fault) => ({ ...fault, path: `${path}.params.${fault.path}` })),
    ...(reads
      ? []
      : [{ path: `${path}.reads`, message: `${rule.predicate} reads ${test.reads.join(', ')}` }]),
  ];
}

/** Every incident and kind of device for which a rule asks for a document that the filing form does not know. */
function notOnTheForm(rule: Rule, rulebook: Rulebook, path: string): InputFault[] {
  const { asks } = rule;
  if (!asks || asks.kind === 'payment') return [];
  const missing = incidentTypes.flatMap((type) =>
    deviceKinds
      .filter((kind) => inScope(rule, type, kind))
      .filter((kind) => !evidenceNeeded(rulebook, type, kind).some((item) => item.kind === asks.kind))
      .map((kind) => `${type} of a ${kind}`),
  );
  const [first] = missing;
  return first === undefined
    ? []
    : [{ path: `${path}.asks.kind`, message: `no row of evidence asks for a ${asks.kind} at ${first}` }];
}

function ruleFaults(rule: Rule, rulebook: Rulebook, index: number): InputFault[] {
  const path = `rules.${index}`;
  const clause = findClause(rulebook, rule.clause);
  const asks = rule.onFail === 'needs-evidence';
  const faults: (InputFault | false)[] = [
    !clause && { path: `${path}.clause`, message: `${rule.clause} is none of the clauses` },
    clause !== undefined &&
      rule.stage === 'coverage' &&
      !clause.deniable && {
        path: `${path}.clause`,
        message: `${rule.clause} says how claims are decided: a rule of cover enforces a clause that a denial may rest on`,
      },
    asks && !rule.asks && { path: `${path}.asks`, message: 'is needed where evidence is asked for' },
    !asks && rule.asks !== undefined && { path: `${path}.asks`, message: 'is for needs-evidence only' },
    ...(rule.cures ?? []).map(
      ({ change, document }, at): InputFault | false =>
        (change === 'document') !== (document !== undefined) && {
          path: `${path}.cures.${at}.document`,
          message: 'goes with the change document, and with no other',
        },
    ),
  ];
  return [
    ...faults.filter((fault) => fault !== false),
    ...testFaults(rule, path),
    ...notOnTheForm(rule, rulebook, path),
  ];
}

/**
 * A rulebook from data, whole and fit for the code. Throws {@link InvalidInput} naming every fault with its path; a fault
 * of the shape hides those of the sense.
 */
export function readRulebook(data: unknown): Rulebook {
  const parsed = rulebookSchema.safeParse(data);
  if (!parsed.success) throw new InvalidInput(inputFaults(parsed.error));
  const rulebook = parsed.data;
  const faults = [
    ...repeated(
      rulebook.clauses.map(({ id }) => id),
      'clauses',
    ),
    ...repeated(
      rulebook.rules.map(({ id }) => id),
      'rules',
    ),
    ...repeated(
      (rulebook.signals ?? []).map(({ id }) => id),
      'signals',
    ),
    ...rulebook.rules.flatMap((rule, index) => ruleFaults(rule, rulebook, index)),
  ];
  if (faults.length > 0) throw new InvalidInput(faults);
  return rulebook;
}
