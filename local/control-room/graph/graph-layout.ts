import type { StateGraph, StateNode, Transition } from './state-graph.ts';

/**
 * The drawing is one column, so that it is as wide as a phone: states from the top down, the ordinary way in lanes on
 * their left, what is caught in lanes on their right. Transitions that share their source or their target share a lane,
 * as wires share a bus. Without that, the hub of the claim's machine alone would need thirty lines.
 */
export interface StateBox {
  readonly state: StateNode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Wire extends Transition {
  /** An SVG path from the one box to the other. */
  readonly path: string;
}

/** Lengths in CSS pixels. */
export interface GraphLayout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly StateBox[];
  readonly wires: readonly Wire[];
  /** Around a Parallel or Map state and what is inside. */
  readonly frames: readonly Omit<StateBox, 'state'>[];
}

const ROW = 42;
const BOX = { width: 196, height: 29 };
const LANE = 9;
const INDENT = 14;
const MARGIN = 8;
const TURN = 5;
/** Where lines leave and arrive, below and above the middle of a box. */
const LEAVES = 5;
const ARRIVES = -5;

type Side = 'left' | 'right';

/** Transitions that share a lane: all from one state, or all to one. */
interface Bus {
  readonly side: Side;
  readonly transitions: readonly Transition[];
  /** Rows it spans, first and last. */
  readonly from: number;
  readonly to: number;
}

export function layOut({ states, transitions }: StateGraph): GraphLayout {
  const rows = new Map(states.map(({ name }, row) => [name, row]));
  const known = transitions.filter(({ from, to }) => rows.has(from) && rows.has(to));
  const isStep = (one: Transition) =>
    one.kind !== 'catch' && rows.get(one.to) === (rows.get(one.from) ?? 0) + 1;
  const buses = intoBuses(
    known.filter((one) => !isStep(one)),
    rows,
  );
  const left = intoLanes(buses.filter(({ side }) => side === 'left'));
  const right = intoLanes(buses.filter(({ side }) => side === 'right'));
  const start = MARGIN + left.length * LANE + LANE;
  const end = start + BOX.width;
  const boxes = states.map((state, row) => boxOf(state, row, start));
  const byName = new Map(boxes.map((box) => [box.state.name, box]));
  const wires = [
    ...known.filter(isStep).map((one) => stepWire(one, byName)),
    ...left.flatMap((lane, index) =>
      lane.flatMap((bus) => busWires(bus, start - (index + 1) * LANE, byName)),
    ),
    ...right.flatMap((lane, index) => lane.flatMap((bus) => busWires(bus, end + (index + 1) * LANE, byName))),
  ];
  const width = end + right.length * LANE + LANE + MARGIN;
  return {
    width,
    height: MARGIN * 2 + states.length * ROW - (ROW - BOX.height),
    boxes,
    wires,
    frames: framesOf(boxes),
  };
}

function boxOf(state: StateNode, row: number, start: number): StateBox {
  const indent = Math.min(state.depth, 4) * INDENT;
  return {
    state,
    x: start + indent,
    y: MARGIN + row * ROW,
    width: BOX.width - 2 * indent,
    height: BOX.height,
  };
}

function framesOf(boxes: readonly StateBox[]): Omit<StateBox, 'state'>[] {
  const within = (name: string): StateBox[] =>
    boxes.filter(({ state }) => state.parent === name).flatMap((box) => [box, ...within(box.state.name)]);
  return boxes.flatMap(({ state, x, y, width }) => {
    const last = within(state.name).at(-1);
    if (last === undefined) return [];
    return [{ x: x - 4, y: y - 4, width: width + 8, height: last.y + last.height - y + 8 }];
  });
}

/** Takes the largest bus again and again until every transition is on one. */
function intoBuses(transitions: readonly Transition[], rows: ReadonlyMap<string, number>): Bus[] {
  const buses: Bus[] = [];
  let left = transitions;
  while (left.length > 0) {
    const groups = Object.values(
      Object.groupBy([...left.map(byTarget), ...left.map(bySource)], ({ key }) => key),
    );
    const largest = groups.reduce((a = [], b = []) => (b.length > a.length ? b : a), []) ?? [];
    const chosen = largest.map(({ transition }) => transition);
    const spanned = chosen.flatMap(({ from, to }) => [rows.get(from) ?? 0, rows.get(to) ?? 0]);
    const side = chosen[0]?.kind === 'catch' ? 'right' : 'left';
    buses.push({ side, transitions: chosen, from: Math.min(...spanned), to: Math.max(...spanned) });
    left = left.filter((one) => !chosen.includes(one));
  }
  return buses;
}

const sort = ({ kind }: Transition) => (kind === 'catch' ? 'caught' : 'plain');
const byTarget = (transition: Transition) => ({ key: `${sort(transition)} to ${transition.to}`, transition });
const bySource = (transition: Transition) => ({
  key: `${sort(transition)} from ${transition.from}`,
  transition,
});

/** Lanes from the boxes outwards; buses that overlap never share one. Short buses lie inside. */
function intoLanes(buses: readonly Bus[]): Bus[][] {
  const lanes: Bus[][] = [];
  for (const bus of buses.toSorted((a, b) => a.to - a.from - (b.to - b.from))) {
    const free = lanes.find((lane) => lane.every((other) => other.to < bus.from || other.from > bus.to));
    if (free) free.push(bus);
    else lanes.push([bus]);
  }
  return lanes;
}

function boxesOf({ from, to }: Transition, boxes: ReadonlyMap<string, StateBox>): [StateBox, StateBox] {
  const [source, target] = [boxes.get(from), boxes.get(to)];
  if (!source || !target) throw new RangeError(`no such transition: ${from} to ${to}`);
  return [source, target];
}

function stepWire(transition: Transition, boxes: ReadonlyMap<string, StateBox>): Wire {
  const [source, target] = boxesOf(transition, boxes);
  const middle = target.x + target.width / 2;
  return { ...transition, path: `M${middle} ${source.y + source.height}V${target.y - 1}` };
}

function busWires({ side, transitions }: Bus, lane: number, boxes: ReadonlyMap<string, StateBox>): Wire[] {
  const edge = (box: StateBox) => (side === 'left' ? box.x : box.x + box.width);
  /** Towards the boxes. */
  const inwards = side === 'left' ? 1 : -1;
  return transitions.map((transition) => {
    const [source, target] = boxesOf(transition, boxes);
    const leaves = source.y + source.height / 2 + LEAVES;
    const arrives = target.y + target.height / 2 + ARRIVES;
    const down = Math.sign(arrives - leaves);
    const turn = Math.min(TURN, Math.abs(arrives - leaves) / 2);
    const path = [
      `M${edge(source)} ${leaves}H${lane + inwards * turn}`,
      `Q${lane} ${leaves} ${lane} ${leaves + down * turn}V${arrives - down * turn}`,
      `Q${lane} ${arrives} ${lane + inwards * turn} ${arrives}H${edge(target) - inwards}`,
    ];
    return { ...transition, path: path.join('') };
  });
}
