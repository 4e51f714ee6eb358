/** A state as the drawing needs it. */
export interface StateNode {
  readonly name: string;
  readonly type: string;
  /** The definition's comment, or ''. */
  readonly comment: string;
  /** The Parallel or Map state around it. */
  readonly parent: string | null;
  readonly depth: number;
  /** Time passes here: a Wait, or a task that waits for somebody's answer. */
  readonly waits: boolean;
}

/** `enter` leads from a Parallel or Map state to the first state of each branch. */
export type TransitionKind = 'next' | 'catch' | 'enter';

export interface Transition {
  readonly from: string;
  readonly to: string;
  readonly kind: TransitionKind;
}

/** The states from the top down, each branch below its parent, and every transition once. */
export interface StateGraph {
  readonly states: readonly StateNode[];
  readonly transitions: readonly Transition[];
}

interface AslState {
  readonly Type: string;
  readonly Comment?: string;
  readonly Resource?: string;
  readonly Next?: string;
  readonly Default?: string;
  readonly Choices?: readonly { readonly Next: string }[];
  readonly Catch?: readonly { readonly Next: string }[];
  readonly Branches?: readonly AslLevel[];
  readonly ItemProcessor?: AslLevel;
  readonly Iterator?: AslLevel;
}

interface AslLevel {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, AslState>>;
}

/** Reads a definition that Step Functions accepted. Throws SyntaxError on text that is no JSON. */
export function readStateGraph(definition: string): StateGraph {
  return readLevel(JSON.parse(definition) as AslLevel, null, 0);
}

function readLevel(level: AslLevel, parent: string | null, depth: number): StateGraph {
  const states: StateNode[] = [];
  const transitions = Object.entries(level.States).flatMap(([name, state]) => transitionsOf(name, state));
  for (const name of topDown(level, transitions)) {
    const state = level.States[name];
    if (state === undefined) continue;
    const { Type: type, Comment: comment = '', Resource: resource = '' } = state;
    const waits = type === 'Wait' || resource.endsWith('.waitForTaskToken');
    states.push({ name, type, comment, parent, depth, waits });
    for (const branch of branchesOf(state)) {
      const inner = readLevel(branch, name, depth + 1);
      states.push(...inner.states);
      transitions.push({ from: name, to: branch.StartAt, kind: 'enter' }, ...inner.transitions);
    }
  }
  return { states, transitions };
}

function branchesOf({ Branches = [], ItemProcessor, Iterator }: AslState): readonly AslLevel[] {
  const items = ItemProcessor ?? Iterator;
  return items === undefined ? Branches : [...Branches, items];
}

/** A target that is reached both ways counts as reached without a failure. */
function transitionsOf(from: string, state: AslState): Transition[] {
  const { Next, Default, Choices = [], Catch = [] } = state;
  const next = new Set(
    [...Choices.map((choice) => choice.Next), Next, Default].filter((to) => to !== undefined),
  );
  const caught = new Set(Catch.map((one) => one.Next).filter((to) => !next.has(to)));
  return [
    ...[...next].map((to) => ({ from, to, kind: 'next' }) as const),
    ...[...caught].map((to) => ({ from, to, kind: 'catch' }) as const),
  ];
}

/** Names by layer (the longest way from the start, loops aside), in a layer as the definition has them, ends last. */
function topDown({ StartAt, States }: AslLevel, transitions: readonly Transition[]): readonly string[] {
  const names = Object.keys(States);
  const targets = (name: string) => transitions.filter(({ from }) => from === name).map(({ to }) => to);
  const layers = longestWays([StartAt, ...names], targets);
  const last = ({ Type }: AslState) => Type === 'Succeed' || Type === 'Fail';
  const rank = (name: string): number => {
    const state = States[name];
    return state && last(state) ? Number.MAX_SAFE_INTEGER : (layers.get(name) ?? 0);
  };
  return names.toSorted((a, b) => rank(a) - rank(b));
}

/** Depth first, so that what leads back to a state on the way is known as a loop and does not count. */
function longestWays(
  starts: readonly string[],
  targets: (name: string) => readonly string[],
): ReadonlyMap<string, number> {
  const onTheWay = new Set<string>();
  const finished: string[] = [];
  const forward = new Map<string, string[]>();
  const visit = (name: string): void => {
    if (forward.has(name)) return;
    const onward: string[] = [];
    forward.set(name, onward);
    onTheWay.add(name);
    for (const target of targets(name)) {
      if (onTheWay.has(target)) continue;
      onward.push(target);
      visit(target);
    }
    onTheWay.delete(name);
    finished.push(name);
  };
  for (const start of starts) visit(start);
  const layers = new Map<string, number>();
  for (const name of finished.toReversed()) {
    const layer = layers.get(name) ?? 0;
    layers.set(name, layer);
    for (const target of forward.get(name) ?? [])
      layers.set(target, Math.max(layers.get(target) ?? 0, layer + 1));
  }
  return layers;
}
