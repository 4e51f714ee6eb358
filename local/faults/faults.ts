import { AwsError } from '../aws-service.ts';
import type { Clock } from '../clock.ts';
import type { FaultMode, FaultPlan, FaultRule } from './fault-plan.ts';
import { seededRandom } from './random.ts';

export interface FaultDeps {
  readonly clock: Clock;
  /** Called when a `crash` rule strikes; the runtime drops itself here. */
  readonly onCrash?: (reason: string) => void;
  /**
   * How a `delay` waits; default is a timer of the clock of kind `delay`, which a moving clock does not wait out: the
   * call that waits keeps the system busy.
   */
  readonly delay?: (ms: number) => Promise<void>;
}

export interface Faults {
  /** Replaces the rules and starts the seed anew; no rules clear. */
  set(plan: FaultPlan): void;
  plan(): FaultPlan;
  /** What the rules have done since they were set, oldest first. */
  strikes(): readonly Strike[];
  /** Runs a call with whatever the rules have in store for it. Throws AwsError, InjectedSilence or InjectedCrash. */
  apply(service: string, operation: string, run: () => Promise<unknown>): Promise<unknown>;
}

/** One call that went wrong on purpose. */
export interface Strike {
  /** The machine's clock, milliseconds. */
  readonly at: number;
  readonly service: string;
  readonly operation: string;
  readonly mode: FaultMode;
  /** Whether the call took effect before it failed; only of `error`, `timeout` and `crash`. */
  readonly when?: 'before' | 'after';
}

/** The whole process was told to die here; nobody gets an answer. */
export class InjectedCrash extends Error {
  override readonly name = 'InjectedCrash';
}

/** No answer to this call ever comes: a function that waits for it is ended by its own timeout. */
export class InjectedSilence extends Error {
  override readonly name = 'InjectedSilence';
}

const DEFAULT_DELAY_MS = 1000;

/** Faults by seed: the same plan and the same calls in the same order go wrong in the same places. */
export function createFaults(deps: FaultDeps): Faults {
  let plan: FaultPlan = { seed: 1, rules: [] };
  let dice = createDice(plan);
  let strikes: Strike[] = [];
  let delays = 0;

  const delay =
    deps.delay ??
    ((ms: number) =>
      new Promise<void>((resolve) => {
        const id = `faults/delay-${++delays}`;
        deps.clock.set({ id, at: deps.clock.now() + ms, kind: 'delay', name: id, fire: resolve });
      }));
  const crash = (what: string): never => {
    deps.onCrash?.(what);
    throw new InjectedCrash(what);
  };

  return {
    set(next) {
      plan = next;
      dice = createDice(next);
      strikes = [];
    },
    plan: () => plan,
    strikes: () => strikes,
    async apply(service, operation, run) {
      if (plan.rules.length === 0) return await run();
      const rule = dice.strike(service, operation);
      if (!rule) return await run();
      const when = rule.when ?? dice.when();
      const halfway = ['error', 'timeout', 'crash'].includes(rule.mode);
      strikes.push({
        ...{ at: deps.clock.now(), service, operation, mode: rule.mode },
        ...(halfway && { when }),
      });
      switch (rule.mode) {
        case 'throttle':
          throw throttlingError(service);
        case 'delay':
          await delay(rule.delayMs ?? DEFAULT_DELAY_MS);
          return await run();
        case 'duplicate':
          await run();
          return await run();
        case 'error':
          if (when === 'after') await unheard(run);
          throw new AwsError('InternalServerError', 'An injected fault.', 500);
        case 'timeout':
          if (when === 'after') await unheard(run);
          throw new InjectedSilence(`${service} ${operation} is not answered`);
        case 'crash':
          if (when === 'after') await unheard(run);
          return crash(`${service} ${operation}, ${when} its effect`);
      }
    },
  };
}

/** A call whose answer is lost: nobody hears how it ended, not even that it failed. */
async function unheard(run: () => Promise<unknown>): Promise<void> {
  await run().catch(() => undefined);
}

/** Decides by the plan's seed alone. */
function createDice(plan: FaultPlan) {
  const random = seededRandom(plan.seed);
  const seen: number[] = [];
  const strikes = (rule: FaultRule, index: number): boolean => {
    const count = (seen[index] ?? 0) + 1;
    seen[index] = count;
    return rule.nth !== undefined ? count === rule.nth : rule.rate === undefined || random() < rule.rate;
  };
  return {
    when: (): 'before' | 'after' => (random() < 0.5 ? 'before' : 'after'),
    /** The first rule that strikes. Every rule that matches counts and draws, so that none shifts another. */
    strike(service: string, operation: string): FaultRule | undefined {
      let striking: FaultRule | undefined;
      for (const [index, rule] of plan.rules.entries()) {
        if (!matches(rule.service, service) || !matches(rule.operation, operation)) continue;
        if (strikes(rule, index)) striking ??= rule;
      }
      return striking;
    },
  };
}

/** What people call a service whose signing name is another. */
const ALSO_CALLED: Readonly<Record<string, string>> = {
  cognito: 'cognito-idp',
  email: 'ses',
  eventbridge: 'events',
  secrets: 'secretsmanager',
  sfn: 'states',
  stepfunctions: 'states',
};

/** Whether a rule's service or operation means the one of this name. */
export function matches(pattern: string, name: string): boolean {
  const wanted = pattern.toLowerCase();
  return wanted === '*' || wanted === name.toLowerCase() || ALSO_CALLED[wanted] === name;
}

/** What each service says when it is asked too often. */
export function throttlingError(service: string): AwsError {
  switch (service) {
    case 'dynamodb':
      return new AwsError(
        'ProvisionedThroughputExceededException',
        'The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API.',
      );
    case 'lambda':
      return new AwsError('TooManyRequestsException', 'Rate Exceeded.', 429, {
        Reason: 'ConcurrentInvocationLimitExceeded',
      });
    case 'cognito-idp':
      return new AwsError('TooManyRequestsException', 'Rate exceeded');
    case 's3':
      return new AwsError('SlowDown', 'Please reduce your request rate.', 503);
    case 'ses':
    case 'sns':
      return new AwsError('Throttling', 'Rate exceeded', 400);
    default:
      return new AwsError('ThrottlingException', 'Rate exceeded');
  }
}
