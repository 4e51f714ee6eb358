import type { Caller } from '../aws-service.ts';
import { claimOf } from './claim-attribution.ts';
import type { Metering } from './metering.ts';

/** A call that passed the front door. */
export interface MeteredCall {
  readonly service: string;
  readonly operation: string;
  readonly input: unknown;
  readonly caller: Caller;
  /** Length of the request's body on the wire; 0 for calls in process. */
  readonly bytes: number;
}

/** Runs a call and records what it costs: the request also when it fails, capacity only when it is answered. */
export type CallMeter = (call: MeteredCall, run: (input: unknown) => Promise<unknown>) => Promise<unknown>;

const READS = new Set(['GetItem', 'BatchGetItem', 'Query', 'TransactGetItems']);

/**
 * Services that do not bill API calls. What they bill is recorded from the input (below) or where it happens:
 * transitions by the engine, gigabyte-milliseconds by Lambda, requests of the HTTP API and the scheduler by themselves.
 */
const NOT_BY_REQUEST = new Set(['cognito-idp', 'events', 'scheduler', 'ses', 'states']);

/** Meters one way for every service: a request each, bytes where there is a wire, and what else the service bills. */
export function createCallMeter(metering: Metering): CallMeter {
  return async (call, run) => {
    const claimId = claimOf(call.caller, call.input);
    const { service, operation } = call;
    const record: RecordUnits = (unit, quantity) =>
      metering.record({ service, operation, unit, quantity, ...(claimId !== undefined && { claimId }) });
    record(NOT_BY_REQUEST.has(service) ? 'api-call' : 'request', 1);
    if (call.bytes > 0) record('byte-in', call.bytes);
    if (service === 'dynamodb') return await meterCapacity(call, run, record);
    const output = await run(call.input);
    recordSent(call, record);
    return output;
  };
}

type RecordUnits = (unit: string, quantity: number) => void;

/** What leaves: mail per recipient and byte, text messages, custom events (those of AWS itself are free). */
function recordSent({ service, operation, input }: MeteredCall, record: RecordUnits): void {
  const { Destinations, RawMessage, PhoneNumber, Entries } = (input ?? {}) as {
    readonly Destinations?: readonly unknown[];
    readonly RawMessage?: { readonly Data?: string };
    readonly PhoneNumber?: string;
    readonly Entries?: readonly unknown[];
  };
  if (service === 'ses' && RawMessage) {
    record('message', Math.max(Destinations?.length ?? 0, 1));
    record('data-byte', Buffer.byteLength(RawMessage.Data ?? '', 'base64'));
  }
  if (service === 'sns' && PhoneNumber !== undefined) record('sms', 1);
  if (service === 'events' && operation === 'PutEvents') record('event', Entries?.length ?? 0);
}

/** Asks DynamoDB for the consumed capacity, and takes it out of the answer again when the caller did not ask. */
async function meterCapacity(
  call: MeteredCall,
  run: (input: unknown) => Promise<unknown>,
  record: RecordUnits,
): Promise<unknown> {
  const input = call.input as Readonly<Record<string, unknown>>;
  const asked = (input.ReturnConsumedCapacity ?? 'NONE') !== 'NONE';
  const output = await run(asked ? input : { ...input, ReturnConsumedCapacity: 'TOTAL' });
  const { ConsumedCapacity: consumed, ...rest } = (output ?? {}) as Readonly<Record<string, unknown>>;
  const units = [consumed ?? []].flat().reduce((sum: number, one) => sum + capacityUnits(one), 0);
  if (units > 0) record(READS.has(call.operation) ? 'read-request-unit' : 'write-request-unit', units);
  return asked ? output : rest;
}

function capacityUnits(consumed: unknown): number {
  const units = (consumed as { CapacityUnits?: unknown } | null)?.CapacityUnits;
  return typeof units === 'number' ? units : 0;
}
