import { afterEach, describe, expect, it } from 'vitest';
import { openDataFolder } from '../../../local/storage/open-data-folder.ts';
import { ActivityCount } from '../../../local/time/activity-count.ts';
import { MachineClock } from '../../../local/time/machine-clock.ts';
import { ClockCannotGoBack } from '../../../local/time/movable-clock.ts';
import { replacedDate } from '../../../local/time/replaced-date.ts';
import { SharedTime } from '../../../local/time/shared-time.ts';
import { SimulatedClock } from '../../../local/time/simulated-clock.ts';

const START = Date.parse('2026-03-01T00:00:00Z');
const MINUTE = 60_000;
const at = (instant: number) => new Date(instant).toISOString();
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

function simulated() {
  const failures: string[] = [];
  const activity = new ActivityCount((what) => failures.push(what));
  return { activity, clock: new SimulatedClock(activity, START), failures };
}

describe('SimulatedClock', () => {
  it('fires in order of due instant, then of setting, standing at each instant', async () => {
    const { clock } = simulated();
    const seen: string[] = [];
    const note = (name: string, minutes: number) =>
      clock.set({
        id: name,
        at: START + minutes * MINUTE,
        kind: 'wait',
        name,
        fire: () => void seen.push(`${name} ${at(clock.now())}`),
      });
    note('c', 20);
    note('a', 10);
    note('b', 10);
    note('late', 99);
    note('replaced', 1);
    note('replaced', 15);
    note('cleared', 5);
    clock.clear('cleared');
    const result = await clock.advance(START + 30 * MINUTE);
    expect(seen).toEqual([
      `a ${at(START + 10 * MINUTE)}`,
      `b ${at(START + 10 * MINUTE)}`,
      `replaced ${at(START + 15 * MINUTE)}`,
      `c ${at(START + 20 * MINUTE)}`,
    ]);
    expect(result.now).toBe(at(START + 30 * MINUTE));
    expect(result.fired.map(({ name, kind }) => [name, kind])).toContainEqual(['a', 'wait']);
  });

  it('leaves an instant only when what it set off is done, and fires timers set on the way', async () => {
    const { clock, activity } = simulated();
    const seen: string[] = [];
    clock.set({
      id: 'first',
      at: START + MINUTE,
      kind: 'wait',
      name: 'first',
      fire: () => {
        activity.track(
          'follow-up',
          (async () => {
            for (let i = 0; i < 20; i++) await turn();
            seen.push(`done ${at(clock.now())}`);
            clock.set({
              id: 'between',
              at: clock.now() + MINUTE,
              kind: 'wait',
              name: 'between',
              fire: () => void seen.push(`between ${at(clock.now())}`),
            });
          })(),
        );
      },
    });
    clock.set({
      id: 'last',
      at: START + 3 * MINUTE,
      kind: 'wait',
      name: 'last',
      fire: () => void seen.push('last'),
    });
    await clock.advance(START + 5 * MINUTE);
    expect(seen).toEqual([`done ${at(START + MINUTE)}`, `between ${at(START + 2 * MINUTE)}`, 'last']);
  });

  it('fires the ticks of a rate schedule once where nothing lies between them', async () => {
    const { clock } = simulated();
    const ticks: string[] = [];
    const every = 15 * MINUTE;
    const arm = (due: number) =>
      clock.set({
        id: 'rate',
        at: due,
        kind: 'rate',
        name: 'reconcile',
        coalesce: true,
        every,
        fire: () => {
          ticks.push(at(clock.now()));
          arm(clock.now() + every);
        },
      });
    arm(START + every);
    clock.set({ id: 'w', at: START + 100 * MINUTE, kind: 'wait', name: 'w', fire: () => undefined });
    await clock.advance(START + 24 * 60 * MINUTE);
    expect(ticks).toEqual([at(START + 90 * MINUTE), at(START + 24 * 60 * MINUTE)]);
  });

  it('fires every tick that does not coalesce', async () => {
    const { clock } = simulated();
    let ticks = 0;
    const arm = () =>
      clock.set({
        id: 'cron',
        at: clock.now() + MINUTE,
        kind: 'cron',
        name: 'c',
        fire: () => {
          ticks += 1;
          arm();
        },
      });
    arm();
    await clock.advance(START + 10 * MINUTE);
    expect(ticks).toBe(10);
  });

  it('fires a timer set in the past at once, without moving', async () => {
    const { clock, activity } = simulated();
    let fired = 0;
    clock.set({ id: 'p', at: START - 5, kind: 'wait', name: 'p', fire: () => void fired++ });
    await activity.idle();
    expect([fired, clock.now()]).toEqual([1, START]);
  });

  it('goes on to a held-up call that others wait for', async () => {
    const { clock, activity } = simulated();
    let answered = 0;
    activity.track(
      'call',
      new Promise<void>((resolve) => {
        clock.set({ id: 'd', at: START + 500, kind: 'delay', name: 'd', fire: () => resolve() });
      }).then(() => {
        answered = clock.now();
      }),
    );
    await clock.settle();
    expect(answered).toBe(START + 500);
  });

  it('refuses to go back, and reports a timer that fails without stopping the others', async () => {
    const { clock, failures } = simulated();
    await expect(clock.advance(START - 1)).rejects.toThrow(ClockCannotGoBack);
    await expect(clock.advance(Number.NaN)).rejects.toThrow(ClockCannotGoBack);
    const fired: string[] = [];
    clock.set({
      id: 'bad',
      at: START + 1,
      kind: 'wait',
      name: 'bad',
      fire: () => {
        throw new Error('no');
      },
    });
    clock.set({ id: 'good', at: START + 2, kind: 'wait', name: 'good', fire: () => void fired.push('good') });
    await clock.advance(START + 3);
    expect([failures, fired]).toEqual([['wait bad'], ['good']]);
  });
});

describe('MachineClock', () => {
  const clocks: MachineClock[] = [];
  const open = (folder = openDataFolder(null), startAt?: number) => {
    const clock = new MachineClock(new ActivityCount(), folder, startAt);
    clocks.push(clock);
    return clock;
  };
  afterEach(() => {
    for (const clock of clocks.splice(0)) clock.stop();
  });

  it('follows the machine, and fires a timer by itself', async () => {
    const clock = open();
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(50);
    await new Promise<void>((resolve) => {
      clock.set({ id: 't', at: clock.now() + 5, kind: 'wait', name: 't', fire: resolve });
    });
  });

  it('goes on from where a moved clock stood, and refuses to start earlier', async () => {
    const folder = openDataFolder(null);
    const first = open(folder, START);
    await first.advance(START + 30 * 24 * 60 * MINUTE);
    const stood = first.now();
    first.stop();
    const second = open(folder);
    await second.catchUp();
    expect(second.now()).toBeGreaterThanOrEqual(stood);
    expect(second.now()).toBeLessThan(stood + 10_000);
    second.stop();
    expect(() => open(folder, START)).toThrow(ClockCannotGoBack);
  });

  it('is never behind what was seen of it before a kill -9', async () => {
    const folder = openDataFolder(null);
    const killed = open(folder, START);
    await killed.advance(START + MINUTE);
    const until = performance.now() + 60;
    while (performance.now() < until) await turn();
    const seen = killed.now();
    const next = open(folder);
    expect(next.now()).toBeGreaterThanOrEqual(seen);
    await next.catchUp();
    expect(next.now()).toBeLessThan(seen + 5_000);
    const third = open(folder);
    expect(third.now()).toBeGreaterThanOrEqual(next.now());
  });

  it('fires what fell due while it was off in order, each at its instant', async () => {
    const folder = openDataFolder(null);
    open(folder, START).stop();
    const clock = open(folder, START + 60 * MINUTE);
    const seen: string[] = [];
    for (const minutes of [30, 10, 90])
      clock.set({
        id: String(minutes),
        at: START + minutes * MINUTE,
        kind: 'wait',
        name: 'w',
        fire: () => void seen.push(at(clock.now())),
      });
    expect(clock.now()).toBeLessThan(START + MINUTE);
    await clock.catchUp();
    expect(seen).toEqual([at(START + 10 * MINUTE), at(START + 30 * MINUTE)]);
    expect(clock.now() - (START + 60 * MINUTE)).toBeLessThan(1000);
  });

  it('follows the machine again after a restart when nobody moved it', async () => {
    const folder = openDataFolder(null);
    open(folder).stop();
    const clock = open(folder);
    await clock.catchUp();
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1500);
  });

  it('counts a timer that is due as something going on', async () => {
    const clock = open();
    let fired = false;
    clock.set({
      id: 't',
      at: clock.now(),
      kind: 'wait',
      name: 't',
      fire: () => {
        fired = true;
      },
    });
    await clock.settle();
    expect(fired).toBe(true);
  });

  it('shows Lambdas the same instant, frozen while it is moved', async () => {
    const clock = open(undefined, START);
    const elsewhere = new SharedTime(clock.shared.buffer);
    let seen: number[] = [];
    clock.set({
      id: 't',
      at: START + 60 * MINUTE,
      kind: 'wait',
      name: 't',
      fire: async () => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        seen = [clock.now(), elsewhere.now(Date.now())];
      },
    });
    await clock.advance(START + 120 * MINUTE);
    expect(seen).toEqual([START + 60 * MINUTE, START + 60 * MINUTE]);
    expect(Math.abs(elsewhere.now(Date.now()) - clock.now())).toBeLessThan(50);
    expect(clock.now()).toBeGreaterThanOrEqual(START + 120 * MINUTE);
  });
});

describe('replacedDate', () => {
  it('has the given present and is otherwise the real Date', () => {
    const Replaced = replacedDate(() => START);
    expect(new Replaced().toISOString()).toBe(at(START));
    expect(Replaced.now()).toBe(START);
    expect(new Replaced(0).toISOString()).toBe('1970-01-01T00:00:00.000Z');
    expect(new Replaced(2020, 1, 3).getFullYear()).toBe(2020);
    expect(new Date(5) instanceof Replaced).toBe(true);
    expect(Replaced.parse('1970-01-01')).toBe(0);
    expect((Replaced as unknown as () => string)()).toContain('2026');
  });
});
