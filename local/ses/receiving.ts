import { type AwsCaller, AwsError, type Caller } from '../aws-service.ts';
import type { Activity, Clock } from '../clock.ts';
import type { InvokeAsync } from '../events.ts';
import type { MailStore, ReceivedMail, Verdict, Verdicts } from './mail-store.ts';
import { viewOf } from './mail-view.ts';
import { headersForEvent, headerValue, mailDate, readHeaders, withHeaders } from './mime-headers.ts';
import { type PlannedAction, planOf } from './receipt-rules.ts';
import type { SesConfiguration } from './resources.ts';

/** SES takes up to 40 MB when an S3 action keeps the mail. */
export const MAX_INBOUND_BYTES = 40 * 1024 * 1024;
const SERVICE = 'ses.amazonaws.com';
const ACTION_TRIES = 5;
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

export interface Receiving {
  /** True if a rule takes mail for this address. */
  accepts(address: string): boolean;
  /** Keeps the mail, answers its id, then runs the rules' actions. Throws MailRefusedError. */
  receive(raw: Uint8Array, envelope: Envelope, verdicts?: Verdicts): Promise<{ messageId: string }>;
  /** Goes on with what a crash left unfinished. */
  resume(): void;
}

interface Dependencies {
  readonly store: MailStore;
  readonly configuration: SesConfiguration;
  readonly clock: Clock;
  readonly activity: Activity;
  readonly newId: () => string;
  readonly call: AwsCaller;
  readonly invokeAsync: () => InvokeAsync;
  readonly closed: () => boolean;
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
function lambdaEvent(mail: ReceivedMail, raw: Uint8Array, planned: PlannedAction, functionArn: string) {
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

/** Inbound mail: kept first, then the actions of its receipt rules, each at least once, over crashes too. */
export function createReceiving(deps: Dependencies): Receiving {
  const { store, configuration } = deps;

  const act = async (mail: ReceivedMail, planned: PlannedAction) => {
    const raw = store.raw(mail.id) ?? new Uint8Array();
    const sourceArn = planned.rule.arn;
    if (planned.action.type === 'Lambda') {
      const { functionArn } = planned.action;
      const event = lambdaEvent(mail, raw, planned, functionArn);
      return deps.invokeAsync()(functionArn, event, { servicePrincipal: SERVICE, sourceArn });
    }
    const { bucketName, objectKeyPrefix } = planned.action;
    const caller: Caller = { kind: 'service', arn: SERVICE, servicePrincipal: SERVICE, sourceArn };
    const put = { Bucket: bucketName, Key: objectKeyPrefix + mail.id, Body: raw, Headers: {} };
    await deps.call(caller, 's3', 'PutObject', put);
  };

  const failed = (mail: ReceivedMail, actionsDone: number, error: AwsError) => {
    const tries = mail.tries + 1;
    if (tries >= ACTION_TRIES) return store.finish(mail.id, `${error.code}: ${error.message}`);
    store.progress(mail.id, { actionsDone, tries, error: `${error.code}: ${error.message}` });
    deps.clock.set({
      id: `ses/${mail.id}`,
      at: deps.clock.now() + RETRY_MS,
      kind: 'retry',
      name: `receipt of ${mail.id}`,
      fire: () => work(mail.id),
    });
  };

  /** Runs what is left to do for one mail; an AWS error is tried again a minute later, others are programming errors. */
  const work = async (id: string) => {
    const mail = store.received(id);
    const plan = mail === undefined ? null : planOf(mail.recipients, configuration);
    if (mail === undefined || deps.closed()) return;
    for (let done = mail.actionsDone; done < (plan?.length ?? 0); done += 1) {
      const planned = plan?.[done];
      if (planned === undefined) break;
      try {
        await act(mail, planned);
      } catch (error) {
        if (deps.closed()) return;
        if (!(error instanceof AwsError)) throw error;
        return failed(mail, done, error);
      }
      if (deps.closed()) return;
      store.progress(id, { actionsDone: done + 1, tries: 0, error: null });
    }
    store.finish(id, null);
  };

  return {
    accepts: (address) => planOf([address], configuration) !== null,
    async receive(raw, envelope, verdicts = ALL_PASS) {
      if (raw.byteLength > MAX_INBOUND_BYTES)
        throw new MailRefusedError(552, '5.3.4 Message too big for system');
      const to = envelope.to.map((address) => address.toLowerCase());
      if (planOf(to, configuration) === null) {
        throw new MailRefusedError(550, '5.1.1 Requested action not taken: mailbox unavailable');
      }
      const id = deps.newId();
      const at = deps.clock.now();
      const kept = stored(raw, id, envelope, verdicts, at);
      const view = await viewOf(kept);
      const details = { view, verdicts, actionsDone: 0, tries: 0 };
      if (deps.closed()) throw new MailRefusedError(550, '4.3.2 The machine has stopped');
      store.addReceived(
        { id, direction: 'in', envelopeFrom: envelope.from, recipients: to, at, ...details },
        kept,
      );
      deps.activity.track(`receipt of ${id}`, work(id));
      return { messageId: id };
    },
    resume() {
      for (const id of store.pending('in')) deps.activity.track(`receipt of ${id}`, work(id));
    },
  };
}
