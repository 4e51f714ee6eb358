/** Transitions: every target exists in its scope, every state is reached, every scope can end. */
import type { Finding } from './finding.ts';
import { objects, type RawScope, type RawState } from './walk.ts';

interface Edge {
  readonly target: string;
  readonly location: string;
}

export function validateGraph(scope: RawScope): Finding[] {
  const names = new Set(scope.states.map(({ name }) => name));
  const findings: Finding[] = [];
  const missing = ({ target, location }: Edge): void => {
    // AWS says 'Next' whichever field it is.
    findings.push({
      severity: 'ERROR',
      code: 'MISSING_TRANSITION_TARGET',
      message: `Missing 'Next' target: ${target}`,
      location,
    });
  };
  const { StartAt: startAt } = scope.json;
  if (typeof startAt === 'string' && !names.has(startAt))
    missing({ target: startAt, location: `${scope.path}/StartAt` });
  for (const state of scope.states) {
    for (const edge of edgesOf(state)) if (!names.has(edge.target)) missing(edge);
  }
  if (scope.states.length > 0 && !scope.states.some(isTerminal)) {
    findings.push({
      severity: 'ERROR',
      code: 'MISSING_END_STATE',
      message: 'Workflow has no terminal state',
    });
    return findings;
  }
  return [...findings, ...unreachable(scope)];
}

function isTerminal({ json }: RawState): boolean {
  return json.End === true || json.Type === 'Succeed' || json.Type === 'Fail';
}

function edgesOf({ json, path }: RawState): Edge[] {
  const edges: Edge[] = [];
  const add = (target: unknown, location: string): void => {
    if (typeof target === 'string') edges.push({ target, location: `${path}/${location}` });
  };
  add(json.Next, 'Next');
  objects(json.Choices).forEach((rule, index) => {
    add(rule.Next, `Choices[${index}]/Next`);
  });
  add(json.Default, 'Default');
  objects(json.Catch).forEach((catcher, index) => {
    add(catcher.Next, `Catch[${index}]/Next`);
  });
  return edges;
}

function unreachable(scope: RawScope): Finding[] {
  const byName = new Map(scope.states.map((state) => [state.name, state]));
  const reached = new Set<string>();
  const queue = typeof scope.json.StartAt === 'string' ? [scope.json.StartAt] : [];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const state = byName.get(name);
    if (state === undefined || reached.has(name)) continue;
    reached.add(name);
    queue.push(...edgesOf(state).map(({ target }) => target));
  }
  return scope.states
    .filter(({ name }) => !reached.has(name))
    .map(({ name, path }) => ({
      severity: 'ERROR',
      code: 'MISSING_TRANSITION_TARGET',
      message: `State "${name}" is not reachable.`,
      location: path,
    }));
}
