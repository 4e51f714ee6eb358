import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pathOf, transitionKey } from '../../../local/control-room/graph/execution-path.ts';
import { drawGraph } from '../../../local/control-room/graph/graph-drawing.ts';
import { layOut } from '../../../local/control-room/graph/graph-layout.ts';
import { readStateGraph } from '../../../local/control-room/graph/state-graph.ts';

const CLAIM = readFileSync(new URL('../../../statemachines/claim.asl.json', import.meta.url), 'utf8');

const NESTED = JSON.stringify({
  StartAt: 'Fan',
  States: {
    Fan: {
      Type: 'Parallel',
      Branches: [
        {
          StartAt: 'A',
          States: { A: { Type: 'Pass', Next: 'A2' }, A2: { Type: 'Wait', Seconds: 1, End: true } },
        },
        { StartAt: 'B', States: { B: { Type: 'Pass', End: true } } },
      ],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Failed' }],
      Next: 'Each',
    },
    Each: {
      Type: 'Map',
      ItemProcessor: {
        StartAt: 'Loop',
        States: {
          Loop: { Type: 'Choice', Choices: [{ Condition: '{% true %}', Next: 'Loop' }], Default: 'Out' },
          Out: { Type: 'Succeed' },
        },
      },
      End: true,
    },
    Failed: { Type: 'Fail' },
  },
});

const LONG = JSON.stringify({
  StartAt: 'S0',
  States: Object.fromEntries(
    Array.from({ length: 60 }, (_none, index) => [
      `S${index}`,
      index === 59
        ? { Type: 'Succeed' }
        : {
            Type: 'Choice',
            Choices: [{ Condition: '{% true %}', Next: `S${(index * 7) % 60}` }],
            Default: `S${index + 1}`,
          },
    ]),
  ),
});

interface Level {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, Record<string, unknown>>>;
}

/** Every state and transition a definition has, read without the code under test. */
function facts({ States }: Level): { names: string[]; pairs: Set<string> } {
  const names = Object.keys(States);
  const pairs = new Set<string>();
  for (const [name, state] of Object.entries(States)) {
    const targets = [
      ...((state.Choices ?? []) as { Next: string }[]),
      ...((state.Catch ?? []) as { Next: string }[]),
    ];
    for (const to of [state.Next, state.Default, ...targets.map(({ Next }) => Next)])
      if (to !== undefined) pairs.add(`${name} → ${to}`);
    const inner = [
      ...((state.Branches ?? []) as Level[]),
      ...(state.ItemProcessor ? [state.ItemProcessor as Level] : []),
    ];
    for (const level of inner) {
      pairs.add(`${name} → ${level.StartAt}`);
      const below = facts(level);
      names.push(...below.names);
      for (const pair of below.pairs) pairs.add(pair);
    }
  }
  return { names, pairs };
}

describe.each([
  ['the claim’s machine', CLAIM],
  ['branches and iterations', NESTED],
  ['sixty states that jump about', LONG],
])('the layout of %s', (_what, definition) => {
  const layout = layOut(readStateGraph(definition));
  const expected = facts(JSON.parse(definition) as Level);

  it('places every state once', () => {
    expect(layout.boxes.map(({ state }) => state.name).toSorted()).toEqual(expected.names.toSorted());
  });

  it('lets no boxes overlap, and keeps them inside the drawing', () => {
    for (const [index, one] of layout.boxes.entries()) {
      expect(one.x).toBeGreaterThan(0);
      expect(one.x + one.width).toBeLessThan(layout.width);
      expect(one.y + one.height).toBeLessThanOrEqual(layout.height);
      const next = layout.boxes[index + 1];
      if (next) expect(next.y).toBeGreaterThan(one.y + one.height);
    }
  });

  it('draws every transition once, from box to box', () => {
    const pairs = layout.wires.map(({ from, to }) => `${from} → ${to}`);
    expect(pairs.toSorted()).toEqual([...expected.pairs].toSorted());
    const boxes = new Map(layout.boxes.map((box) => [box.state.name, box]));
    for (const { from, to, path } of layout.wires) {
      const [source, target] = [boxes.get(from), boxes.get(to)];
      const [, startY = ''] = /^M[\d.]+ ([\d.]+)/.exec(path) ?? [];
      expect(Number(startY)).toBeGreaterThan(source?.y ?? Number.NaN);
      expect(Number(startY)).toBeLessThanOrEqual((source?.y ?? 0) + (source?.height ?? 0));
      const ends = /(?:Q\S+ \S+ \S+ ([\d.]+)H[\d.]+|V([\d.]+))$/.exec(path);
      const endY = Number(ends?.[1] ?? ends?.[2]);
      expect(endY).toBeGreaterThanOrEqual((target?.y ?? Number.NaN) - 1);
      expect(endY).toBeLessThan((target?.y ?? 0) + (target?.height ?? 0));
      for (const number of path.match(/-?[\d.]+/g) ?? []) {
        expect(Number(number)).toBeGreaterThanOrEqual(0);
        expect(Number(number)).toBeLessThanOrEqual(Math.max(layout.width, layout.height));
      }
    }
  });
});

describe('the drawing', () => {
  it('of the claim’s machine is narrow enough for a phone', () => {
    expect(layOut(readStateGraph(CLAIM)).width).toBeLessThanOrEqual(288);
  });

  it('goes from the top down: the start first, ends last', () => {
    const names = readStateGraph(CLAIM).states.map(({ name }) => name);
    expect(names.slice(0, 2)).toEqual(['AdjudicateClaim', 'RouteClaim']);
    expect(names.slice(-2).toSorted()).toEqual(['ClaimClosed', 'LeftToReconcile']);
  });

  it('frames what is inside a Parallel or Map state', () => {
    const { frames, boxes } = layOut(readStateGraph(NESTED));
    const fan = boxes.find(({ state }) => state.name === 'Fan');
    const last = boxes.findLast(({ state }) => state.parent === 'Fan');
    expect(frames).toHaveLength(2);
    expect(frames[0]?.y).toBeLessThan(fan?.y ?? 0);
    expect((frames[0]?.y ?? 0) + (frames[0]?.height ?? 0)).toBeGreaterThan(
      (last?.y ?? 0) + (last?.height ?? 0),
    );
  });

  it('escapes names, and shortens the long ones', () => {
    const name = `<script>${'x'.repeat(60)}`;
    const definition = JSON.stringify({ StartAt: name, States: { [name]: { Type: 'Succeed' } } });
    const { text } = drawGraph(definition, pathOf([], 'RUNNING'));
    expect(text).not.toContain('<script>');
    expect(text).toContain('…</text>');
  });
});

const at = '2026-03-01T12:00:00.000Z';
let serial = 0;
const event = (type: string, previousEventId: number, name?: string) => {
  const details =
    name === undefined
      ? {}
      : { [type.endsWith('Entered') ? 'stateEnteredEventDetails' : 'stateExitedEventDetails']: { name } };
  serial += 1;
  return { id: serial, previousEventId, type, timestamp: at, ...details };
};

describe('the path of an execution', () => {
  /** A is tried, fails, is left to B, which times out and is entered again. */
  const history = () => {
    serial = 0;
    return [
      event('ExecutionStarted', 0),
      event('TaskStateEntered', 0, 'A'),
      event('TaskScheduled', 2),
      event('TaskFailed', 3),
      event('TaskStateExited', 4, 'A'),
      event('TaskStateEntered', 5, 'B'),
      event('TaskTimedOut', 6),
      event('TaskStateExited', 7, 'B'),
      event('TaskStateEntered', 8, 'B'),
    ];
  };

  it('counts visits, failures and transitions, and knows where it stands', () => {
    const { states, taken } = pathOf(history(), 'RUNNING');
    expect(states.get('A')).toEqual({ entered: 1, failures: 1, timeouts: 0, now: 'past', lastEvent: 2 });
    expect(states.get('B')).toEqual({ entered: 2, failures: 0, timeouts: 1, now: 'present', lastEvent: 9 });
    expect(Object.fromEntries(taken)).toEqual({ [transitionKey('A', 'B')]: 1, [transitionKey('B', 'B')]: 1 });
  });

  it.each(['FAILED', 'TIMED_OUT', 'ABORTED'])('shows where an execution that %s ended', (status) => {
    expect(pathOf(history(), status).states.get('B')?.now).toBe('failed');
  });

  it('finds its way into branches and back', () => {
    serial = 0;
    const branches = [
      event('ExecutionStarted', 0),
      event('ParallelStateEntered', 0, 'Fan'),
      event('ParallelStateStarted', 2),
      event('PassStateEntered', 3, 'A'),
      event('PassStateEntered', 3, 'B'),
      event('PassStateExited', 4, 'A'),
      event('PassStateExited', 5, 'B'),
      event('ParallelStateSucceeded', 7),
      event('ParallelStateExited', 8, 'Fan'),
      event('MapStateEntered', 9, 'Each'),
    ];
    const { taken, states } = pathOf(branches, 'RUNNING');
    const pairs = [['Fan', 'A'] as const, ['Fan', 'B'] as const, ['Fan', 'Each'] as const];
    expect(Object.fromEntries(taken)).toEqual(
      Object.fromEntries(pairs.map(([a, b]) => [transitionKey(a, b), 1])),
    );
    expect([...states].filter(([, { now }]) => now === 'present').map(([name]) => name)).toEqual(['Each']);
  });
});
