import { randomBytes } from 'node:crypto';
import type { AwsCaller, RpcService } from '../aws-service.ts';
import type { Activity, Clock } from '../clock.ts';
import type { DataFolder } from '../data-folder.ts';
import type { EventBus, InvokeAsync } from '../events.ts';
import type { Bill } from '../metering/bill.ts';
import type { ResourceProvider } from '../resource-provider.ts';
import { uuidOf } from '../uuid.ts';
import { MailStore } from './mail-store.ts';
import { createMailbox, type Mailbox } from './mailbox.ts';
import { Receiving } from './receiving.ts';
import { sesResources } from './resources.ts';
import { type Outgoing, Sending } from './sending.ts';
import { openSmtpDoor, type SmtpDoor } from './smtp-door.ts';

export interface SesDependencies {
  readonly folder: DataFolder;
  readonly clock: Clock;
  readonly activity: Activity;
  /** Bytes for ids; seeded in a simulation. */
  readonly random?: (size: number) => Uint8Array;
  readonly bus: () => EventBus;
  readonly call: AwsCaller;
  readonly invokeAsync: () => InvokeAsync;
  readonly bill: Bill;
  log(line: string): void;
}

export interface Ses {
  readonly service: RpcService;
  readonly providers: readonly ResourceProvider[];
  readonly mailbox: Mailbox;
  readonly receive: Receiving['receive'];
  /** Sends as AWS itself does, without asking for a verified sender; answers the SES message id. */
  deliver(mail: Outgoing): Promise<string>;
  openSmtp(port: number): Promise<SmtpDoor>;
  /** After provisioning: goes on with receipts and events that a crash interrupted. */
  resume(): void;
  /** From here on nothing of this instance reaches the store. */
  stop(): void;
}

/** An id like SES's: the time in hex, a UUID, a counter. */
function messageId(at: number, random: (size: number) => Uint8Array): string {
  return `0100${at.toString(16).padStart(12, '0')}-${uuidOf(random(16))}-000000`;
}

/** SES: sending, the outbox, receipt rules and the SMTP door. */
export function createSes(deps: SesDependencies): Ses {
  const random = deps.random ?? randomBytes;
  const { provider, configuration } = sesResources();
  const store = new MailStore(deps.folder);
  let stopped = false;
  const closed = () => stopped;
  const now = () => deps.clock.now();
  const sending = new Sending({
    ...{ store, configuration, clock: deps.clock, activity: deps.activity, bus: deps.bus, closed },
    newId: () => messageId(now(), random),
  });
  const receiving = new Receiving({
    ...{ store, configuration, clock: deps.clock, activity: deps.activity, closed },
    newId: () => Buffer.from(random(20)).toString('hex'),
    call: deps.call,
    invokeAsync: deps.invokeAsync,
    bill: deps.bill,
    log: deps.log,
  });
  return {
    service: {
      protocol: 'query',
      signingName: 'ses',
      target: '2010-12-01',
      operations: { SendRawEmail: sending.sendRawEmail },
    },
    providers: [provider],
    mailbox: createMailbox(store),
    receive: (raw, envelope, verdicts) => receiving.receive(raw, envelope, verdicts),
    deliver: (mail) => sending.deliver(mail),
    openSmtp: (port) => openSmtpDoor({ port, receiving }),
    resume() {
      sending.resume();
      receiving.resume();
    },
    stop() {
      stopped = true;
      sending.stop();
      receiving.stop();
    },
  };
}
