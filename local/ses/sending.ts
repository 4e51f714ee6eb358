import { ACCOUNT, AwsError, type AwsOperation, type Permission, REGION } from '../aws-service.ts';
import type { Activity, Clock } from '../clock.ts';
import type { EventBus } from '../events.ts';
import { RetryQueue } from '../storage/retry-queue.ts';
import type { MailStore, SentMail } from './mail-store.ts';
import { parseAddresses, viewOf } from './mail-view.ts';
import { headerValue, mailDate, readHeaders, withHeaders } from './mime-headers.ts';
import { identityOf } from './receipt-rules.ts';
import type { SesConfiguration } from './resources.ts';
import { sendingEvents } from './sending-events.ts';

/** API version 2010-12-01: 10 MB after decoding, 50 recipients over To, Cc and Bcc. */
const MAX_BYTES = 10 * 1024 * 1024;
const MAX_RECIPIENTS = 50;

/** Headers SES takes off a message: recipients nobody may see, and those it writes itself. */
const REMOVED = new Set(['message-id', 'date', 'bcc', 'return-path']);

export interface SendRawEmailInput {
  readonly RawMessage?: { readonly Data?: string };
  readonly Source?: string;
  readonly Destinations?: readonly string[];
  readonly ConfigurationSetName?: string;
  readonly Tags?: readonly { readonly Name: string; readonly Value: string }[];
}

export interface Outgoing {
  readonly raw: Uint8Array;
  readonly source: string;
  readonly recipients: readonly string[];
  readonly configurationSet: string | null;
  readonly tags: Readonly<Record<string, readonly string[]>>;
}

interface Dependencies {
  readonly store: MailStore;
  readonly configuration: SesConfiguration;
  readonly activity: Activity;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly bus: () => EventBus;
  readonly closed: () => boolean;
}

function read(input: SendRawEmailInput, identities: SesConfiguration['identities']): Outgoing {
  const data = input.RawMessage?.Data;
  if (data === undefined || data === '')
    throw new AwsError('InvalidParameterValue', 'Missing required parameter RawMessage.Data.');
  const raw = Buffer.from(data, 'base64');
  const headers = readHeaders(raw);
  const named = input.Destinations ?? [];
  const inHeaders = ['To', 'Cc', 'Bcc'].flatMap((name) => parseAddresses(headerValue(headers, name) ?? ''));
  const recipients = named.length > 0 ? named.flatMap(parseAddresses) : inHeaders;
  const source = parseAddresses(input.Source ?? headerValue(headers, 'From') ?? '')[0] ?? '';
  const tags = Object.fromEntries((input.Tags ?? []).map(({ Name, Value }) => [Name, [Value]]));
  return {
    raw,
    source,
    recipients: [...new Set(recipients)],
    configurationSet:
      input.ConfigurationSetName ?? identities.get(identityOf(source, identities) ?? '') ?? null,
    tags,
  };
}

function permissions(
  input: SendRawEmailInput,
  identities: SesConfiguration['identities'],
): readonly Permission[] {
  const mail = read(input, identities);
  const arn = (path: string) => `arn:aws:ses:${REGION}:${ACCOUNT}:${path}`;
  const resources = [arn(`identity/${identityOf(mail.source, identities) ?? mail.source}`)];
  if (mail.configurationSet !== null) resources.push(arn(`configuration-set/${mail.configurationSet}`));
  const context = { 'ses:FromAddress': [mail.source], 'ses:Recipients': mail.recipients };
  return [{ action: 'ses:SendRawEmail', resources, context }];
}

function check(mail: Outgoing, configuration: SesConfiguration): void {
  if (mail.raw.byteLength > MAX_BYTES) {
    const text = `Message length is more than ${MAX_BYTES} bytes long: '${mail.raw.byteLength}'.`;
    throw new AwsError('InvalidParameterValue', text);
  }
  if (mail.recipients.length === 0) throw new AwsError('InvalidParameterValue', 'Missing destination.');
  if (mail.recipients.length > MAX_RECIPIENTS) {
    throw new AwsError('InvalidParameterValue', `Recipient count exceeds ${MAX_RECIPIENTS}.`);
  }
  for (const address of [mail.source, ...mail.recipients]) {
    if (!/^[^@\s]+@[^@\s]+$/.test(address))
      throw new AwsError('InvalidParameterValue', "Missing final '@domain'");
  }
  if (mail.configurationSet !== null && !configuration.configurationSets.has(mail.configurationSet)) {
    const text = `Configuration set <${mail.configurationSet}> does not exist.`;
    throw new AwsError('ConfigurationSetDoesNotExist', text, 400, {
      ConfigurationSetName: mail.configurationSet,
    });
  }
  const senders = new Set([mail.source, ...parseAddresses(headerValue(readHeaders(mail.raw), 'From') ?? '')]);
  const unverified = [...senders].filter((one) => identityOf(one, configuration.identities) === undefined);
  if (unverified.length > 0) {
    const region = REGION.toUpperCase();
    const text = `Email address is not verified. The following identities failed the check in region ${region}: ${unverified.join(', ')}`;
    throw new AwsError('MessageRejected', text);
  }
}

/** Sending: checks of SES, the mail kept before the answer, then the configuration set's events. */
export class Sending {
  readonly #deps: Dependencies;

  /** Ids of mail whose events are to be published. */
  readonly #events: RetryQueue<string>;

  constructor(deps: Dependencies) {
    this.#deps = deps;
    this.#events = new RetryQueue<string>({
      ...{ database: deps.store.database, name: 'ses/events', clock: deps.clock, activity: deps.activity },
      describe: (id) => `of ${id}`,
      attempt: (id) => this.#publish(id),
    });
  }

  get sendRawEmail(): AwsOperation {
    const { configuration } = this.#deps;
    return {
      permissions: (input: SendRawEmailInput) => permissions(input, configuration.identities),
      run: async (input: SendRawEmailInput) => {
        const mail = read(input, configuration.identities);
        check(mail, configuration);
        return { MessageId: await this.deliver(mail) };
      },
    };
  }

  /** Takes a mail without asking whether its sender is verified: what AWS itself sends (Cognito). Answers the SES id. */
  async deliver(mail: Outgoing): Promise<string> {
    const { store, clock, newId, closed } = this.#deps;
    const id = newId();
    const at = clock.now();
    const stamped = [
      { name: 'Message-ID', value: `<${id}@email.amazonses.com>` },
      { name: 'Date', value: mailDate(at) },
    ];
    const raw = withHeaders(mail.raw, stamped, REMOVED);
    const view = await viewOf(raw);
    if (closed()) throw new AwsError('ServiceUnavailable', 'The machine has stopped.', 503);
    const { source: envelopeFrom, recipients, configurationSet, tags } = mail;
    const kept: SentMail = {
      id,
      direction: 'out',
      envelopeFrom,
      recipients,
      at,
      view,
      configurationSet,
      tags,
    };
    const hasEvents = this.#wantedTypes(kept).size > 0;
    store.add(kept, raw, () => this.#events.keep(hasEvents ? [id] : []));
    this.#events.takeUp();
    return id;
  }

  /** Publishes the events a crash left unpublished. */
  resume(): void {
    this.#events.takeUp();
  }

  stop(): void {
    this.#events.stop();
  }

  #wantedTypes(mail: SentMail): ReadonlySet<string> {
    return this.#deps.configuration.configurationSets.get(mail.configurationSet ?? '') ?? new Set();
  }

  async #publish(id: string): Promise<undefined> {
    const { store, configuration, bus, closed } = this.#deps;
    const mail = store.sent(id);
    if (mail === undefined) return;
    const identity = identityOf(mail.envelopeFrom, configuration.identities) ?? mail.envelopeFrom;
    const headers = readHeaders(store.raw(id) ?? new Uint8Array());
    for (const event of sendingEvents(mail, headers, identity, this.#wantedTypes(mail))) {
      if (closed()) return;
      await bus().publish(event);
    }
  }
}
