import { randomBytes } from 'node:crypto';
import type { AwsCaller, RpcService } from '../aws-service.ts';
import type { Activity, Clock } from '../clock.ts';
import type { DataFolder } from '../data-folder.ts';
import type { EventBus, InvokeAsync } from '../events.ts';
import type { ResourceProvider } from '../resource-provider.ts';
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

/** An id like SES's: hex time, three dashes' worth of randomness, a counter. */
function messageId(at: number, random: (size: number) => Uint8Array): string {
  const hex = Buffer.from(random(16)).toString('hex');
  const uuid = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join(
    '-',
  );
  return `0100${at.toString(16).padStart(12, '0')}-${uuid}-000000`;
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
