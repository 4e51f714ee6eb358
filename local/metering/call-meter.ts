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

/** Services that bill something else than the API call, recorded where it happens. */
const NOT_BY_REQUEST = new Set(['events', 'scheduler', 'states', 'ses', 'cognito-idp']);

/** Meters one way for every service: a request each, bytes where there is a wire, capacity units for DynamoDB. */
export function createCallMeter(metering: Metering): CallMeter {
  return async (call, run) => {
    const claimId = claimOf(call.caller, call.input);
    const record = (unit: string, quantity: number): void =>
      metering.record({
        service: call.service,
        operation: call.operation,
        unit,
        quantity,
        ...(claimId !== undefined && { claimId }),
      });
    record(NOT_BY_REQUEST.has(call.service) ? 'api-call' : 'request', 1);
    if (call.bytes > 0) record('byte-in', call.bytes);
    return call.service === 'dynamodb' ? await meterCapacity(call, run, record) : await run(call.input);
  };
}

/** Asks DynamoDB for the consumed capacity, and takes it out of the answer again when the caller did not ask. */
async function meterCapacity(
  call: MeteredCall,
  run: (input: unknown) => Promise<unknown>,
  record: (unit: string, quantity: number) => void,
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
