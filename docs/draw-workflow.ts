/** Draws a state machine definition: a Mermaid state diagram, and a table of its states. */
import { markdownTable } from './markdown-table.ts';

interface Catcher {
  readonly ErrorEquals: readonly string[];
  readonly Next: string;
}

interface State {
  readonly Type: string;
  readonly Comment?: string;
  readonly Resource?: string;
  readonly Arguments?: { readonly FunctionName?: string };
  readonly Cause?: string;
  readonly Next?: string;
  readonly Default?: string;
  readonly Choices?: readonly { readonly Condition: string; readonly Next: string }[];
  readonly Catch?: readonly Catcher[];
}

export interface Definition {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

type NamedState = readonly [name: string, state: State];

interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

/**
 * The diagram's source. Two things would hide the rest and are drawn once: waits with the same ways in and out share a
 * box, and the `States.ALL` arrows of nearly every task to one state are a note at that state.
 */
export function drawWorkflow({ StartAt, States }: Definition): string {
  const states = Object.entries(States);
  const refuge = commonRefuge(states);
  const arrows = states.flatMap(([name, state]) => arrowsFrom(name, state, refuge));
  const boxes = boxesOf(states, arrows);
  const boxOf = (name: string): string => boxes.find(({ members }) => members.includes(name))?.id ?? name;
  const drawn = merged(arrows.map((arrow) => ({ ...arrow, from: boxOf(arrow.from), to: boxOf(arrow.to) })));
  return [
    'stateDiagram-v2',
    '  direction TB',
    '  classDef wait stroke-width:3px',
    ...boxes.map(({ id, members }) => `  state "${members.join('<br/>')}" as ${id}`),
    `  [*] --> ${boxOf(StartAt)}`,
    ...drawn.map(({ from, to, label }) => `  ${from} --> ${to}${label && `: ${label}`}`),
    ...states.filter(([, { Type }]) => isEnd(Type)).map(([name]) => `  ${name} --> [*]`),
    ...(refuge === undefined ? [] : [`  note right of ${refuge}: ${refugeNote(states, refuge)}`]),
    `  class ${[...new Set(states.filter(isWait).map(([name]) => boxOf(name)))].join(',')} wait`,
  ].join('\n');
}

/** What each state does, in the definition's own words. */
export const listStates = ({ States }: Definition): string =>
  markdownTable(
    ['State', 'Kind', 'Function', 'What it does'],
    Object.entries(States).map(([name, state]) => [
      `\`${name}\``,
      isWait([name, state]) ? 'wait for callback' : state.Type.toLowerCase(),
      /^\$\{(\w+)\}$/.exec(state.Arguments?.FunctionName ?? '')?.[1] ?? '',
      state.Comment ?? state.Cause ?? '',
    ]),
  );

const isEnd = (type: string): boolean => type === 'Succeed' || type === 'Fail';
const isWait = ([, { Resource }]: NamedState): boolean => Resource?.endsWith('.waitForTaskToken') === true;

const catchAll = ({ Catch = [] }: State): string | undefined =>
  Catch.find(({ ErrorEquals }) => ErrorEquals.includes('States.ALL'))?.Next;

/** The state that more than half of all tasks go to when anything else fails. */
function commonRefuge(states: readonly NamedState[]): string | undefined {
  const tasks = states.filter(([, { Type }]) => Type === 'Task');
  const targets = tasks.map(([, state]) => catchAll(state));
  return targets.find((target) => targets.filter((other) => other === target).length > tasks.length / 2);
}

function refugeNote(states: readonly NamedState[], refuge: string): string {
  const others = states
    .filter(([name, state]) => state.Type === 'Task' && name !== refuge && catchAll(state) !== refuge)
    .map(([name]) => name);
  const exceptions = others.length > 0 ? ` but ${others.join(', ')}` : '';
  return `from every other task${exceptions}, on any other error`;
}

function arrowsFrom(name: string, state: State, refuge: string | undefined): Arrow[] {
  const to = (target: string, label: string): Arrow => ({ from: name, to: target, label });
  return [
    ...(state.Choices ?? []).map(({ Condition, Next }) => to(Next, conditionLabel(Condition))),
    ...(state.Default === undefined ? [] : [to(state.Default, 'otherwise')]),
    ...(state.Next === undefined ? [] : [to(state.Next, isWait([name, state]) ? 'answered' : '')]),
    ...(state.Catch ?? [])
      .filter(({ ErrorEquals, Next }) => !(Next === refuge && ErrorEquals.includes('States.ALL')))
      .map(({ ErrorEquals, Next }) => to(Next, ErrorEquals.join(', '))),
  ];
}

/** `{% $states.input.step = 'await-agent' %}` → `await-agent`; any other condition as it stands. */
function conditionLabel(condition: string): string {
  const expression = condition.replace(/^\{%\s*|\s*%\}$/g, '');
  return /^\$states\.input\.step = '([\w-]+)'$/.exec(expression)?.[1] ?? expression.replaceAll('$', '');
}

/** Waits that differ in their name only: entered from the same states, left to the same states for the same reasons. */
function boxesOf(
  states: readonly NamedState[],
  arrows: readonly Arrow[],
): { readonly id: string; readonly members: readonly string[] }[] {
  const groups = new Map<string, string[]>();
  for (const [name] of states.filter(isWait)) {
    const ways = arrows.flatMap(({ from, to, label }) => {
      if (from === name) return [`to ${to} ${label}`];
      return to === name ? [`from ${from}`] : [];
    });
    const key = ways.sort().join('\n');
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  return [...groups.values()]
    .filter((members) => members.length > 1)
    .map((members, index) => ({ id: `Waits${index + 1}`, members }));
}

/** Arrows between the same two boxes become one, with every reason once. */
function merged(arrows: readonly Arrow[]): Arrow[] {
  const byEnds = new Map<string, { from: string; to: string; labels: Set<string> }>();
  for (const { from, to, label } of arrows) {
    const ends = `${from} ${to}`;
    const known = byEnds.get(ends) ?? { from, to, labels: new Set<string>() };
    if (label !== '') known.labels.add(label);
    byEnds.set(ends, known);
  }
  return [...byEnds.values()].map(({ from, to, labels }) => ({ from, to, label: [...labels].join(', ') }));
}
