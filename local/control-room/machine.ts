import type { FaultPlan } from '../faults/fault-plan.ts';
import type { Grant } from '../iam/grant-use.ts';
import type { Payment } from '../paypal/simulator.ts';
import type { Mailbox } from '../ses/mailbox.ts';
import type { Receiving } from '../ses/receiving.ts';
import type { TextMessage } from '../sns/service.ts';
import type { CardMovement } from '../stripe/simulator.ts';
import type { KnownOperations } from './fault-names.ts';

/** A timer that fired while the clock was moved. */
export interface Fired {
  readonly at: string;
  readonly kind: string;
  readonly name: string;
}

export interface MeteringSummary {
  readonly items: readonly {
    service: string;
    operation: string;
    unit: string;
    quantity: number;
    usd: number;
  }[];
  readonly totalUsd: number;
}

/** What the control room sees of the machine and may do to it. */
export interface Machine {
  readonly clock: {
    now(): number;
    /** The next timers, soonest first, without the ticks of rate schedules. */
    upcoming(count: number): readonly { at: number; kind: string; name: string }[];
    /** Moves forward to an instant (ms), firing what falls due; resolves when the system is quiet. */
    advance(to: number): Promise<{ fired: readonly Fired[] }>;
  };
  /** Resolves when no invocation, delivery or due timer is pending. */
  idle(): Promise<void>;
  readonly mailbox: Mailbox;
  readonly receive: Receiving['receive'];
  texts(filter: { to?: string }): readonly TextMessage[];
  payments(claimId?: string): readonly Payment[];
  /** Charges and refunds of cards, for plans; newest first. */
  movements(): readonly CardMovement[];
  /** Calls Step Functions as the administrator. */
  states(operation: string, input: unknown): Promise<unknown>;
  metering(claimId?: string): MeteringSummary;
  /** What a fault can strike. */
  operations(): KnownOperations;
  faultPlan(): FaultPlan;
  setFaults(plan: FaultPlan): void;
  roles(): readonly { name: string; function?: string; accessKeyId: string; secretAccessKey: string }[];
  /** What roles are granted, and which of it calls have needed since the start. */
  grants(): readonly Grant[];
  refusals(): readonly { at: string; caller: string; action: string; resource: string }[];
  logs: {
    functions(): readonly string[];
    lines(functionName: string): readonly { at: string; line: string }[];
  };
  /** What runs, by name, e.g. `{ ses: 'ready' }`. */
  services(): Readonly<Record<string, string>>;
}

/** What the front page tells a visitor. */
export interface FrontPage {
  /** What listens where, e.g. `{ name: 'AWS endpoint', address: 'http://localhost:4566' }`. */
  readonly doors: readonly { name: string; address: string }[];
  readonly password: string;
  readonly signIns: readonly { email: string; who: string }[];
}
