import { AwsError, type Caller } from '../aws-service.ts';
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
  /** The answer leaves AWS: by a presigned URL. */
  readonly toInternet?: boolean;
}

/** Runs a call and records what it costs, also when it fails: a request is billed whatever the answer. */
export type CallMeter = (call: MeteredCall, run: (input: unknown) => Promise<unknown>) => Promise<unknown>;

const READS = new Set(['GetItem', 'BatchGetItem', 'Query', 'TransactGetItems']);
/** One part of a text message: 160 letters of the phones' own alphabet. */
const SMS_LETTERS = 160;

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
    const { body } = (output ?? {}) as { readonly body?: unknown };
    if (call.toInternet && body instanceof Uint8Array) record('internet-byte', body.byteLength);
    return output;
  };
}

type RecordUnits = (unit: string, quantity: number) => void;

/** What leaves: mail and its bytes per recipient, text messages by their parts. */
function recordSent({ service, input }: MeteredCall, record: RecordUnits): void {
  const { Destinations, RawMessage, PhoneNumber, Message } = (input ?? {}) as {
    readonly Destinations?: readonly unknown[];
    readonly RawMessage?: { readonly Data?: string };
    readonly PhoneNumber?: string;
    readonly Message?: string;
  };
  if (service === 'ses' && RawMessage) {
    const recipients = Math.max(Destinations?.length ?? 0, 1);
    record('message', recipients);
    record('data-byte', recipients * Buffer.byteLength(RawMessage.Data ?? '', 'base64'));
  }
  if (service === 'sns' && PhoneNumber !== undefined) record('sms', smsParts(Message ?? ''));
}

/** How many text messages a text is billed as. */
export function smsParts(text: string): number {
  return Math.max(1, Math.ceil(text.length / SMS_LETTERS));
}

/** Asks DynamoDB for the consumed capacity, and takes it out of the answer again when the caller did not ask. */
async function meterCapacity(
  call: MeteredCall,
  run: (input: unknown) => Promise<unknown>,
  record: RecordUnits,
): Promise<unknown> {
  const input = call.input as Readonly<Record<string, unknown>>;
  const asked = (input.ReturnConsumedCapacity ?? 'NONE') !== 'NONE';
  let output: unknown;
  try {
    output = await run(asked ? input : { ...input, ReturnConsumedCapacity: 'TOTAL' });
  } catch (cause) {
    const units = refusedWriteUnits(cause, input);
    if (units > 0) record('write-request-unit', units);
    throw cause;
  }
  const { ConsumedCapacity: consumed, ...rest } = (output ?? {}) as Readonly<Record<string, unknown>>;
  const units = [consumed ?? []].flat().reduce((sum: number, one) => sum + capacityUnits(one), 0);
  if (units > 0) record(READS.has(call.operation) ? 'read-request-unit' : 'write-request-unit', units);
  return asked ? output : rest;
}

/**
 * A write whose condition fails is billed like one of the size of the item it found. That size is not known here: these
 * are counted as one unit each, and two for each member of a cancelled transaction.
 */
function refusedWriteUnits(cause: unknown, input: Readonly<Record<string, unknown>>): number {
  if (!(cause instanceof AwsError)) return 0;
  if (cause.code === 'ConditionalCheckFailedException') return 1;
  if (cause.code !== 'TransactionCanceledException') return 0;
  return 2 * [input.TransactItems ?? []].flat().length;
}

function capacityUnits(consumed: unknown): number {
  const units = (consumed as { CapacityUnits?: unknown } | null)?.CapacityUnits;
  return typeof units === 'number' ? units : 0;
}
