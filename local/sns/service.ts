import { randomBytes } from 'node:crypto';
import { AwsError, type AwsOperation, type RpcService } from '../aws-service.ts';
import type { Clock } from '../clock.ts';
import type { DataFolder } from '../data-folder.ts';

export interface SnsDependencies {
  readonly folder: DataFolder;
  readonly clock: Clock;
  readonly random?: (size: number) => Uint8Array;
}

/** A text message that went out. */
export interface TextMessage {
  readonly to: string;
  readonly text: string;
  /** ISO 8601. */
  readonly date: string;
}

export interface Sns {
  readonly service: RpcService;
  /** Newest first. */
  texts(filter: { to?: string }): TextMessage[];
  /** Sends as AWS itself does (Cognito). */
  sendText(text: { to: string; text: string }): Promise<void>;
}

interface PublishInput {
  readonly PhoneNumber?: string;
  readonly Message?: string;
}

/** SNS: text messages to phones, kept in the data folder. There are no topics here. */
export function createSns(deps: SnsDependencies): Sns {
  const database = deps.folder.sqlite('sns');
  database.exec(`CREATE TABLE IF NOT EXISTS texts (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, recipient TEXT NOT NULL, text TEXT NOT NULL, at INTEGER NOT NULL)`);
  const send = (to: string, text: string): string => {
    const id = Buffer.from((deps.random ?? randomBytes)(16)).toString('hex');
    const insert = database.prepare('INSERT INTO texts (id, recipient, text, at) VALUES (?, ?, ?, ?)');
    insert.run(id, to, text, deps.clock.now());
    return id;
  };
  const Publish: AwsOperation = {
    // A text message has no ARN; IAM sees `*`, so that a grant on topics does not reach phones.
    permissions: () => [{ action: 'sns:Publish', resources: ['*'] }],
    run: async ({ PhoneNumber: phone = '', Message: text = '' }: PublishInput) => {
      if (text === '') throw new AwsError('InvalidParameter', 'Invalid parameter: Empty message');
      const refusal = `Invalid parameter: PhoneNumber Reason: ${phone} is not valid to publish to`;
      if (!/^\+[1-9]\d{6,14}$/.test(phone)) throw new AwsError('InvalidParameter', refusal);
      return { MessageId: send(phone, text) };
    },
  };
  return {
    service: { protocol: 'query', signingName: 'sns', target: '2010-03-31', operations: { Publish } },
    texts: ({ to = null }: { to?: string | null }) =>
      database
        .prepare('SELECT recipient, text, at FROM texts WHERE ? IS NULL OR recipient = ? ORDER BY seq DESC')
        .all(to, to)
        .map((row) => ({
          ...{ to: String(row.recipient), text: String(row.text) },
          date: new Date(Number(row.at)).toISOString(),
        })),
    sendText: async ({ to, text }) => void send(to, text),
  };
}
