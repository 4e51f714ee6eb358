import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { StreamRecord } from '../../local/events.ts';
import type { Runtime } from '../../local/runtime.ts';

/** An item of the table in plain JSON. */
export type Item = Readonly<Record<string, unknown>>;

/** One committed change of one item. */
export interface Seen {
  readonly at: number;
  readonly pk: string;
  readonly sk: string;
  readonly before: Item | undefined;
  readonly after: Item | undefined;
}

/**
 * Watches every commit of the table through its stream, over crashes: at the end it knows each version that any item
 * ever had, and holds the table as it stands.
 */
export class Witness {
  readonly seen: Seen[] = [];
  readonly #items = new Map<string, Item>();
  readonly #onSeen: (seen: Seen) => void;
  #last: string | null = null;

  constructor(onSeen: (seen: Seen) => void) {
    this.#onSeen = onSeen;
  }

  /** Watches this runtime's table from where the runtime before it was left. Resolves once it is up to date. */
  async watch(runtime: Runtime, streamArn: string): Promise<void> {
    const { streams } = runtime.services.dynamodb;
    let reading = false;
    let again = false;
    const read = async (): Promise<void> => {
      do {
        again = false;
        for (const record of await streams.read(streamArn, this.#last, 1_000)) this.#see(record);
      } while (again);
      reading = false;
    };
    streams.onAppend(streamArn, () => {
      again = true;
      if (reading) return;
      reading = true;
      runtime.activity.track('witness', read());
    });
    await read();
  }

  item(pk: string, sk: string): Item | undefined {
    return this.#items.get(`${pk}\n${sk}`);
  }

  /** Items of a partition whose sort key begins so, in its order. */
  items(pk: string, sortPrefix = ''): Item[] {
    const prefix = `${pk}\n${sortPrefix}`;
    return [...this.#items]
      .filter(([key]) => key.startsWith(prefix))
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, item]) => item);
  }

  all(): readonly Item[] {
    return [...this.#items.values()];
  }

  #see(record: StreamRecord): void {
    if (this.#last !== null && record.sequenceNumber <= this.#last) return;
    this.#last = record.sequenceNumber;
    const keys = plainItem(record.keys);
    const seen: Seen = {
      at: record.at,
      pk: String(keys.pk),
      sk: String(keys.sk),
      before: record.oldImage && plainItem(record.oldImage),
      after: record.newImage && plainItem(record.newImage),
    };
    this.seen.push(seen);
    if (seen.after) this.#items.set(`${seen.pk}\n${seen.sk}`, seen.after);
    else this.#items.delete(`${seen.pk}\n${seen.sk}`);
    this.#onSeen(seen);
  }
}

const plainItem = (item: Readonly<Record<string, unknown>>): Item =>
  unmarshall(item as Record<string, AttributeValue>);
