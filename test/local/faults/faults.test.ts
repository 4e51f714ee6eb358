import { describe, expect, it } from 'vitest';
import { type FaultPlan, type FaultRule, parseFaultPlan } from '../../../local/faults/fault-plan.ts';
import { createFaults, InjectedCrash, throttlingError } from '../../../local/faults/faults.ts';
import { seededRandom } from '../../../local/faults/random.ts';
import { ActivityCount } from '../../../local/time/activity-count.ts';
import { SimulatedClock } from '../../../local/time/simulated-clock.ts';

function start(plan: FaultPlan) {
  const clock = new SimulatedClock(new ActivityCount(), 0);
  const crashes: string[] = [];
  const faults = createFaults({ clock, onCrash: (reason) => void crashes.push(reason) });
  faults.set(plan);
  return { clock, crashes, faults };
}
const rule = (mode: FaultRule['mode'], more: Partial<FaultRule> = {}): FaultRule => ({
  service: 'dynamodb',
  operation: 'PutItem',
  mode,
  ...more,
});

/** What becomes of each of `count` calls: its effects and its end. */
async function outcomes(plan: FaultPlan, count: number): Promise<string[]> {
  const { faults } = start(plan);
  const ends: string[] = [];
  for (let call = 0; call < count; call++) {
    let effects = 0;
    const end = await faults.apply('dynamodb', 'PutItem', async () => `answer ${++effects}`).catch(String);
    ends.push(`${effects}: ${end}`);
  }
  return ends;
}

describe('faults', () => {
  it('repeat exactly for the same seed, and differ for another', async () => {
    const plan = (seed: number) => ({
      seed,
      rules: [rule('throttle', { rate: 0.3 }), rule('duplicate', { rate: 0.3 })],
    });
    const first = await outcomes(plan(7), 60);
    expect(await outcomes(plan(7), 60)).toEqual(first);
    expect(await outcomes(plan(8), 60)).not.toEqual(first);
    expect(new Set(first).size).toBe(3);
  });

  it('strike the nth matching call and no other, and every call without nth and rate', async () => {
    const fault = '0: ProvisionedThroughputExceededException';
    const nth = await outcomes({ seed: 1, rules: [rule('throttle', { nth: 2 })] }, 3);
    expect(nth.map((end) => end.startsWith(fault))).toEqual([false, true, false]);
    const always = await outcomes(
      { seed: 1, rules: [rule('throttle', { service: '*', operation: '*' })] },
      2,
    );
    expect(always.every((end) => end.startsWith(fault))).toBe(true);
    expect(await outcomes({ seed: 1, rules: [rule('throttle', { operation: 'GetItem' })] }, 1)).toEqual([
      '1: answer 1',
    ]);
    expect(await outcomes({ seed: 1, rules: [] }, 1)).toEqual(['1: answer 1']);
    const { faults } = start({
      seed: 1,
      rules: [rule('throttle', { service: 'StepFunctions', operation: '*' })],
    });
    await expect(faults.apply('states', 'SendTaskSuccess', async () => 1)).rejects.toThrow('Rate exceeded');
  });

  it('run a duplicated call twice, and lose an answer before or after its effect', async () => {
    expect(await outcomes({ seed: 1, rules: [rule('duplicate')] }, 1)).toEqual(['2: answer 2']);
    const lost = 'InternalServerError: An injected fault.';
    expect(await outcomes({ seed: 1, rules: [rule('error', { when: 'before' })] }, 1)).toEqual([
      `0: ${lost}`,
    ]);
    expect(await outcomes({ seed: 1, rules: [rule('error', { when: 'after' })] }, 1)).toEqual([`1: ${lost}`]);
    const drawn = await outcomes({ seed: 1, rules: [rule('error')] }, 20);
    expect(new Set(drawn)).toEqual(new Set([`0: ${lost}`, `1: ${lost}`]));
  });

  it('leave a call without an answer, before or after its effect', async () => {
    const silence = 'InjectedSilence: dynamodb PutItem is not answered';
    expect(await outcomes({ seed: 1, rules: [rule('timeout', { when: 'before' })] }, 1)).toEqual([
      `0: ${silence}`,
    ]);
    expect(await outcomes({ seed: 1, rules: [rule('timeout', { when: 'after' })] }, 1)).toEqual([
      `1: ${silence}`,
    ]);
  });

  it('delay a call by the clock', async () => {
    const { clock, faults } = start({ seed: 1, rules: [rule('delay', { delayMs: 5000 })] });
    const answer = faults.apply('dynamodb', 'PutItem', async () => clock.now());
    await clock.advance(10_000);
    expect(await answer).toBe(5000);
  });

  it('crash before or after the effect, and tell', async () => {
    const { crashes, faults } = start({ seed: 1, rules: [rule('crash', { when: 'after' })] });
    let effects = 0;
    const call = faults.apply('dynamodb', 'PutItem', async () => ++effects);
    await expect(call).rejects.toThrow(InjectedCrash);
    expect([effects, crashes]).toEqual([1, ['dynamodb PutItem, after its effect']]);
    const refused = faults.apply('dynamodb', 'PutItem', () => Promise.reject(new Error('refused')));
    await expect(refused).rejects.toThrow(InjectedCrash);
  });

  it.each([
    ['dynamodb', 'ProvisionedThroughputExceededException'],
    ['lambda', 'TooManyRequestsException'],
    ['s3', 'SlowDown'],
    ['ses', 'Throttling'],
    ['states', 'ThrottlingException'],
  ])('throttle %s with %s', (service, code) => {
    expect(throttlingError(service).code).toBe(code);
  });
});

describe('parseFaultPlan', () => {
  it('takes what the contract says', () => {
    const body = { seed: 3, rules: [{ service: 's3', operation: '*', mode: 'delay', rate: 0.5 }] };
    expect(parseFaultPlan(body)).toEqual({ plan: body });
    expect(parseFaultPlan({ rules: [] })).toEqual({ plan: { seed: 1, rules: [] } });
  });
  it('names every mistake by its path', () => {
    const rules = [
      { service: '', operation: 1, mode: 'melt', nth: 0, rate: 2, when: 'now', delayMs: -1, more: 1 },
    ];
    const read = parseFaultPlan({ seed: 'x', rules });
    expect('errors' in read && read.errors.map(({ path }) => path)).toEqual([
      'seed',
      ...['service', 'operation', 'mode', 'nth', 'rate', 'nth', 'when', 'delayMs', 'more'].map(
        (name) => `rules.0.${name}`,
      ),
    ]);
    for (const body of [null, [], 'x', {}]) expect(parseFaultPlan(body)).toHaveProperty('errors');
    expect(parseFaultPlan({ rules: [null] })).toHaveProperty('errors');
  });
});

describe('seededRandom', () => {
  it('is even enough for rates', () => {
    const random = seededRandom(1);
    const below = Array.from({ length: 10_000 }, random).filter((number) => number < 0.3).length;
    expect(Math.abs(below - 3000)).toBeLessThan(150);
  });
});
