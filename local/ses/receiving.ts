import { type AwsCaller, AwsError } from '../aws-service.ts';
import type { Activity, Clock } from '../clock.ts';
import type { InvokeAsync } from '../events.ts';
import type { Bill } from '../metering/bill.ts';
import { RetryQueue } from '../storage/retry-queue.ts';
import type { MailStore, ReceivedMail, Verdict, Verdicts } from './mail-store.ts';
import { viewOf } from './mail-view.ts';
import { headersForEvent, headerValue, mailDate, readHeaders, withHeaders } from './mime-headers.ts';
import { type PlannedAction, planOf } from './receipt-rules.ts';
import type { SesConfiguration } from './resources.ts';

/** SES takes up to 40 MB when an S3 action keeps the mail. */
export const MAX_INBOUND_BYTES = 40 * 1024 * 1024;
const SERVICE = 'ses.amazonaws.com';
/** How often the actions on a mail are tried, a minute apart. */
const TRIES = 5;
const RETRY_MS = 60_000;

export const ALL_PASS: Verdicts = { spf: 'PASS', dkim: 'PASS', dmarc: 'PASS', spam: 'PASS', virus: 'PASS' };

export interface Envelope {
  /** Empty for the null path `<>`. */
  readonly from: string;
  readonly to: readonly string[];
}

/** Mail that is not taken; `smtpCode` is what the sender's server is told. */
export class MailRefusedError extends Error {
  readonly smtpCode: 550 | 552;

  constructor(smtpCode: 550 | 552, message: string) {
    super(message);
    this.name = 'MailRefusedError';
    this.smtpCode = smtpCode;
  }
}

interface Dependencies {
  readonly store: MailStore;
  readonly configuration: SesConfiguration;
  readonly clock: Clock;
  readonly activity: Activity;
  readonly newId: () => string;
  readonly call: AwsCaller;
  readonly invokeAsync: () => InvokeAsync;
  readonly bill: Bill;
  readonly closed: () => boolean;
  log(line: string): void;
}

/**
 * Reads `spf:pass,dkim:pass,dmarc:fail,spam:gray,…`; what is not named passes.
 * Throws RangeError naming the part that is no verdict.
 */
export function parseVerdicts(text: string): Verdicts {
  const verdicts: Record<string, Verdict> = { ...ALL_PASS };
  for (const part of text.split(',').filter((one) => one.trim() !== '')) {
    const [check = '', value = ''] = part.trim().toLowerCase().split(':');
    const verdict = value.toUpperCase();
    const known: readonly string[] = ['PASS', 'FAIL', 'GRAY', 'PROCESSING_FAILED', 'DISABLED'];
    if (!Object.hasOwn(ALL_PASS, check) || !known.includes(verdict))
      throw new RangeError(`no verdict: ${part.trim()}`);
    verdicts[check] = verdict as Verdict;
  }
  return { ...ALL_PASS, ...verdicts };
}

/** SES puts its own findings on top of what it stores; code that trusts headers of the sender would believe anybody. */
function stored(raw: Uint8Array, id: string, envelope: Envelope, verdicts: Verdicts, at: number): Buffer {
  const checks = `spf=${verdicts.spf.toLowerCase()} smtp.mailfrom=${envelope.from}; dkim=${verdicts.dkim.toLowerCase()}; dmarc=${verdicts.dmarc.toLowerCase()}`;
  const added = [
    { name: 'Return-Path', value: `<${envelope.from}>` },
    {
      name: 'Received',
      value: `from localhost by inbound-smtp.us-east-1.amazonaws.com with SMTP id ${id} for ${envelope.to[0]}; ${mailDate(at)}`,
    },
    { name: 'X-SES-Spam-Verdict', value: verdicts.spam },
    { name: 'X-SES-Virus-Verdict', value: verdicts.virus },
    { name: 'Authentication-Results', value: `amazonses.com; ${checks}` },
  ];
  return withHeaders(raw, added, new Set(['return-path', 'x-local-verdicts']));
}

/** The event of a Lambda action: no body, the verdicts and the recipients the rule matched. */
function lambdaEvent(
  mail: ReceivedMail,
  raw: Uint8Array,
  planned: Pick<PlannedAction, 'rule' | 'recipients'>,
  functionArn: string,
) {
  const headers = readHeaders(raw);
  const timestamp = new Date(mail.at).toISOString();
  const { spf, dkim, dmarc, spam, virus } = mail.verdicts;
  const scanned = (verdict: Verdict) => ({ status: planned.rule.scanEnabled ? verdict : 'DISABLED' });
  const { view } = mail;
  const commonHeaders = {
    returnPath: mail.envelopeFrom,
    from: [headerValue(headers, 'From') ?? ''],
    date: headerValue(headers, 'Date') ?? '',
    to: view.to,
    ...(view.cc.length > 0 ? { cc: view.cc } : {}),
    ...(view.replyTo.length > 0 ? { replyTo: view.replyTo } : {}),
    messageId: view.messageId,
    subject: view.subject,
  };
  const receipt = {
    timestamp,
    processingTimeMillis: 1,
    recipients: planned.recipients,
    spamVerdict: scanned(spam),
    virusVerdict: scanned(virus),
    spfVerdict: { status: spf },
    dkimVerdict: { status: dkim },
    dmarcVerdict: { status: dmarc },
    ...(dmarc === 'FAIL' ? { dmarcPolicy: 'none' } : {}),
    action: { type: 'Lambda', functionArn, invocationType: 'Event' },
  };
  const shown = headersForEvent(headers);
  const common = { timestamp, source: mail.envelopeFrom, messageId: mail.id, destination: mail.recipients };
  const ses = { mail: { ...common, ...shown, commonHeaders }, receipt };
  return { Records: [{ eventSource: 'aws:ses', eventVersion: '1.0', ses }] };
}

/** Incoming mail is billed by the message and by each full 256 KB of it. */
const CHUNK_BYTES = 256 * 1024;

function billMail(bill: Bill, { view, recipients }: ReceivedMail, bytes: number): void {
  const about = [view.subject, recipients, view.inReplyTo, view.references, view.text];
  bill({ service: 'ses', operation: 'receive', unit: 'message', quantity: 1 }, about);
  const chunks = Math.floor(bytes / CHUNK_BYTES);
  if (chunks > 0)
    bill({ service: 'ses', operation: 'receive', unit: 'chunk-256kb', quantity: chunks }, about);
}

/** Inbound mail: kept first, then the actions of its receipt rules, each at least once, over crashes too. */
export class Receiving {
  readonly #deps: Dependencies;
  /** Ids of mail whose actions are to be run. */
  readonly #receipts: RetryQueue<string>;

  constructor(deps: Dependencies) {
    this.#deps = deps;
    this.#receipts = new RetryQueue<string>({
      ...{ database: deps.store.database, name: 'ses/receipt', clock: deps.clock, activity: deps.activity },
      describe: (id) => `of ${id}`,
      attempt: (id, { failures }) => this.#work(id, failures),
    });
  }

  /** True if a rule takes mail for this address. */
  accepts(address: string): boolean {
    return planOf([address], this.#deps.configuration.rules) !== null;
  }

  /** Keeps the mail, answers its id, then runs the rules' actions. Throws MailRefusedError. */
  async receive(raw: Uint8Array, envelope: Envelope, verdicts = ALL_PASS): Promise<{ messageId: string }> {
    const { store, configuration, clock, newId, closed } = this.#deps;
    if (raw.byteLength > MAX_INBOUND_BYTES) {
      throw new MailRefusedError(552, '5.3.4 Message too big for system');
    }
    const recipients = envelope.to.map((address) => address.toLowerCase());
    if (planOf(recipients, configuration.rules) === null) {
      throw new MailRefusedError(550, '5.1.1 Requested action not taken: mailbox unavailable');
    }
    const id = newId();
    const at = clock.now();
    const kept = stored(raw, id, envelope, verdicts, at);
    const view = await viewOf(kept);
    if (closed()) throw new MailRefusedError(550, '4.3.2 The machine has stopped');
    const mail = {
      id,
      direction: 'in',
      envelopeFrom: envelope.from,
      recipients,
      at,
      view,
      verdicts,
    } as const;
    store.add(mail, kept, () => this.#receipts.keep([id]));
    billMail(this.#deps.bill, mail, kept.byteLength);
    this.#receipts.takeUp();
    return { messageId: id };
  }

  /** Goes on with what a crash left unfinished. */
  resume(): void {
    this.#receipts.takeUp();
  }

  stop(): void {
    this.#receipts.stop();
  }

  /** Runs the actions on one mail in order; when AWS refuses one, all are run again a minute later. */
  async #work(id: string, failures: number): Promise<number | undefined> {
    const { store, configuration, clock, closed, log } = this.#deps;
    const mail = store.received(id);
    if (mail === undefined) return undefined;
    try {
      for (const planned of planOf(mail.recipients, configuration.rules) ?? []) {
        if (closed()) return undefined;
        await this.#act(mail, planned);
      }
      return undefined;
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      if (failures + 1 < TRIES) return clock.now() + RETRY_MS;
      log(`receipt of ${id} given up: ${error.code}: ${error.message}`);
      return undefined;
    }
  }

  async #act(mail: ReceivedMail, { rule, recipients, action }: PlannedAction): Promise<void> {
    const raw = this.#deps.store.raw(mail.id) ?? new Uint8Array();
    const source = { servicePrincipal: SERVICE, sourceArn: rule.arn };
    if (action.type === 'Lambda') {
      const event = lambdaEvent(mail, raw, { rule, recipients }, action.functionArn);
      return this.#deps.invokeAsync()(action.functionArn, event, source);
    }
    const put = { Bucket: action.bucketName, Key: action.objectKeyPrefix + mail.id, Body: raw };
    await this.#deps.call({ kind: 'service', arn: SERVICE, ...source }, 's3', 'PutObject', put);
  }
}
