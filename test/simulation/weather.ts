import type { FaultPlan, FaultRule } from '../../local/faults/fault-plan.ts';
import type { Dice } from './dice.ts';

/** What a fault may hit: calls of functions, people's uploads and sign-ins, deliveries of events and streams. */
const services = [
  ...['dynamodb', 'lambda', 'ses', 's3', 'states'],
  ...['secretsmanager', 'paypal', 'cognito-idp'],
] as const;
const modes = ['throttle', 'error', 'timeout', 'delay', 'duplicate'] as const;

const rates = [0.01, 0.03, 0.08] as const;
/**
 * One call without an answer ends the whole function, which makes up to twenty, and the SDK never gets to try again. An
 * answer that comes later than anybody waits for is none.
 */
const deadlyRates = [0.0005, 0.001, 0.003] as const;
/** Milliseconds: API Gateway gives a function up after 30 seconds. */
const nobodyWaitsFor = 30_000;

/**
 * What goes wrong for a while: nothing, some calls of some services, or the whole process within the next calls.
 * Rates stay below what retries are made for: three attempts of the SDK, then those of the workflow or the queue.
 */
export function drawWeather(dice: Dice, mayCrash: boolean): FaultPlan {
  const rules: FaultRule[] = [];
  if (dice.chance(0.7))
    for (let left = dice.between(1, 3); left > 0; left -= 1) {
      const mode = dice.pick(modes);
      const service = dice.pick(services);
      const severity = dice.pick([0, 1, 2] as const);
      const delayMs = dice.pick([200, 5_000, 40_000]);
      const isDeadly = mode === 'timeout' || (mode === 'delay' && delayMs > nobodyWaitsFor);
      rules.push({
        service,
        operation: '*',
        mode,
        rate: (isDeadly ? deadlyRates : rates)[severity],
        delayMs,
      });
    }
  if (mayCrash && dice.chance(0.4))
    rules.push({ service: '*', operation: '*', mode: 'crash', nth: dice.between(1, 300) });
  return { seed: dice.seed(), rules };
}

export const describeWeather = ({ rules }: FaultPlan): string =>
  rules.map(({ service, mode, rate, nth }) => `${service} ${mode} ${rate ?? `#${nth}`}`).join(', ') || 'calm';
