import type { FaultPlan, FaultRule } from '../../local/faults/fault-plan.ts';
import type { Dice } from './dice.ts';

/** What a fault may hit: calls of functions, people's uploads and sign-ins, deliveries of events and streams. */
const services = [
  ...['dynamodb', 'lambda', 'ses', 's3', 'states'],
  ...['secretsmanager', 'paypal', 'cognito-idp'],
] as const;
const modes = ['throttle', 'error', 'timeout', 'delay', 'duplicate'] as const;

/**
 * What goes wrong for a while: nothing, some calls of some services, or the whole process within the next calls.
 * Rates stay below what retries are made for: three attempts of the SDK, then those of the workflow or the queue.
 */
export function drawWeather(dice: Dice, mayCrash: boolean): FaultPlan {
  const rules: FaultRule[] = [];
  if (dice.chance(0.7))
    for (let left = dice.between(1, 3); left > 0; left -= 1)
      rules.push({
        service: dice.pick(services),
        operation: '*',
        mode: dice.pick(modes),
        rate: dice.pick([0.01, 0.03, 0.08]),
        delayMs: dice.pick([200, 5_000, 40_000]),
      });
  if (mayCrash && dice.chance(0.4))
    rules.push({ service: '*', operation: '*', mode: 'crash', nth: dice.between(1, 300) });
  return { seed: dice.seed(), rules };
}

export const describeWeather = ({ rules }: FaultPlan): string =>
  rules.map(({ service, mode, rate, nth }) => `${service} ${mode} ${rate ?? `#${nth}`}`).join(', ') || 'calm';
