import { describe, expect, it } from 'vitest';
import { createEventSources } from '../../../local/event-sources/event-sources.ts';
import type { StreamRecord, TableStreams } from '../../../local/events.ts';
import { type RecordedCall, recordedMachine, START } from '../recorded-calls.ts';

const STREAM = 'arn:aws:dynamodb:us-east-1:000000000000:table/T/stream/2020-01-01T00:00:00.000';

/** A stream in memory, typed to the interface that DynamoDB's simulation implements. */
class MemoryStream implements TableStreams {
  readonly #records: StreamRecord[] = [];
  readonly #listeners = new Set<() => void>();

  append(...names: string[]): void {
    for (const name of names) {
      const sequenceNumber = String(this.#records.length + 1).padStart(6, '0');
      const keys = { pk: { S: name } };
      const newImage = { ...keys, entity: { S: name.startsWith('m') ? 'message' : 'other' } };
      this.#records.push({ sequenceNumber, eventName: 'INSERT', at: START, keys, newImage, sizeBytes: 9 });
    }
    for (const listener of this.#listeners) listener();
  }

  async read(_arn: string, after: string | null, limit: number) {
    return this.#records.filter((record) => after === null || record.sequenceNumber > after).slice(0, limit);
  }

  onAppend(_arn: string, listener: () => void) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

type Machine = ReturnType<typeof recordedMachine>;

async function startReader(
  machine: Machine,
  streams: TableStreams,
  properties: Record<string, unknown> = {},
) {
  const sources = createEventSources({
    ...machine,
    folder: machine.session,
    streams,
    authorize: () => undefined,
    functionCaller: (name) => machine.callerForRole('arn:role', name),
    log: (_name, text) => machine.logs.push(text),
  });
  const resource = {
    stackName: 'S',
    logicalId: 'Mapping',
    type: 'AWS::Lambda::EventSourceMapping',
    properties: {
      EventSourceArn: STREAM,
      FunctionName: 'F',
      BatchSize: 4,
      StartingPosition: 'TRIM_HORIZON',
      ...properties,
    },
  };
  await sources.provider.provision({ ...resource, identity: sources.provider.identify(resource) });
  sources.resume();
  await machine.activity.idle();
  return sources;
}

const namesOf = (call: RecordedCall): string[] =>
  (
    JSON.parse(String(call.input.Payload)) as { Records: { dynamodb: { Keys: { pk: { S: string } } } }[] }
  ).Records.map((record) => record.dynamodb.Keys.pk.S);
const batches = (machine: Machine) => machine.calls.filter((call) => call.service === 'lambda').map(namesOf);
const failing = (bad: string) => (call: RecordedCall) =>
  call.service === 'lambda' && namesOf(call).includes(bad)
    ? { StatusCode: 200, FunctionError: 'Unhandled', Payload: '{"errorType":"E"}' }
    : { StatusCode: 200, Payload: 'null' };

describe('stream to function', () => {
  it('sends records in order, in batches, in the shape of Lambda', async () => {
    const machine = recordedMachine();
    const stream = new MemoryStream();
    stream.append('a', 'b', 'c', 'd', 'e');
    await startReader(machine, stream);
    stream.append('f');
    await machine.activity.idle();
    expect(batches(machine)).toEqual([['a', 'b', 'c', 'd'], ['e'], ['f']]);
    expect(JSON.parse(String(machine.calls[1]?.input.Payload)).Records[0]).toEqual({
      eventID: 'T-000005',
      eventName: 'INSERT',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: 'us-east-1',
      dynamodb: {
        ApproximateCreationDateTime: START / 1000,
        Keys: { pk: { S: 'e' } },
        NewImage: { pk: { S: 'e' }, entity: { S: 'other' } },
        SequenceNumber: '000005',
        SizeBytes: 9,
        StreamViewType: 'NEW_AND_OLD_IMAGES',
      },
      eventSourceARN: STREAM,
    });
  });

  it('sends only what passes a filter', async () => {
    const machine = recordedMachine();
    const stream = new MemoryStream();
    stream.append('a', 'm1', 'b', 'm2');
    const Pattern = JSON.stringify({ dynamodb: { NewImage: { entity: { S: ['message'] } } } });
    await startReader(machine, stream, { FilterCriteria: { Filters: [{ Pattern }] } });
    stream.append('c');
    await machine.activity.idle();
    expect(batches(machine)).toEqual([['m1', 'm2']]);
  });

  it('halves a failing batch, retries the bad record on the clock, reports it and goes on', async () => {
    const machine = recordedMachine(failing('bad'));
    const stream = new MemoryStream();
    stream.append('a', 'b', 'bad', 'd', 'e');
    const DestinationConfig = { OnFailure: { Destination: 'arn:aws:sqs:us-east-1:000000000000:Dead' } };
    const bounds = { BisectBatchOnFunctionError: true, MaximumRetryAttempts: 2, DestinationConfig };
    await startReader(machine, stream, bounds);
    stream.append('late');
    await machine.activity.idle();
    expect(batches(machine)).toEqual([
      ['a', 'b', 'bad', 'd'],
      ['a', 'b'],
      ['bad', 'd', 'e', 'late'].slice(0, 3),
      ['bad', 'd'],
      ['bad'],
    ]);
    await machine.clock.advance(START + 60_000);
    expect(batches(machine).slice(5)).toEqual([['bad'], ['bad'], ['d', 'e', 'late']]);
    const dead = machine.calls.find((call) => call.service === 'sqs');
    expect(dead?.caller.roleArn).toBe('arn:role');
    expect(JSON.parse(String(dead?.input.MessageBody))).toMatchObject({
      requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 3 },
      DDBStreamBatchInfo: {
        startSequenceNumber: '000003',
        endSequenceNumber: '000003',
        batchSize: 1,
        streamArn: STREAM,
      },
    });
  });

  it('goes on after the records that a partial failure leaves out', async () => {
    let failures = 1;
    const machine = recordedMachine((call) => {
      const batchItemFailures =
        namesOf(call).includes('c') && failures-- > 0 ? [{ itemIdentifier: '000003' }] : [];
      return { StatusCode: 200, Payload: JSON.stringify({ batchItemFailures }) };
    });
    const stream = new MemoryStream();
    stream.append('a', 'b', 'c', 'd');
    await startReader(machine, stream, { FunctionResponseTypes: ['ReportBatchItemFailures'] });
    await machine.clock.advance(START + 10_000);
    expect(batches(machine)).toEqual([
      ['a', 'b', 'c', 'd'],
      ['c', 'd'],
    ]);
  });

  it('gives up records older than their age', async () => {
    const machine = recordedMachine(failing('bad'));
    const stream = new MemoryStream();
    stream.append('bad');
    await startReader(machine, stream, { MaximumRecordAgeInSeconds: 60 });
    await machine.clock.advance(START + 600_000);
    stream.append('good');
    await machine.activity.idle();
    expect(batches(machine).at(-1)).toEqual(['good']);
    expect(batches(machine).filter(([name]) => name === 'bad').length).toBeLessThan(10);
  });

  it('goes on where it stood after a crash, and sends again what was not confirmed', async () => {
    const before = recordedMachine(failing('c'));
    const stream = new MemoryStream();
    stream.append('a', 'b');
    const sources = await startReader(before, stream);
    stream.append('c');
    await before.activity.idle();
    sources.stop();
    before.session.close();
    const after = recordedMachine(undefined, before.folder);
    await startReader(after, stream);
    expect([...batches(before), ...batches(after)]).toEqual([['a', 'b'], ['c'], ['c']]);
  });

  it.each([
    ['a queue', { EventSourceArn: 'arn:aws:sqs:us-east-1:000000000000:Work' }, /only streams of tables/],
    ['another starting position', { StartingPosition: 'LATEST' }, /StartingPosition/],
    ['parallel batches', { ParallelizationFactor: 2 }, /ParallelizationFactor/],
  ])('stops the start for %s', async (_what, properties, message) => {
    await expect(startReader(recordedMachine(), new MemoryStream(), properties)).rejects.toThrow(message);
  });
});
