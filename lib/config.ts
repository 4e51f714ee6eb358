/** The settings of one deployment, read from CDK context (`--context name=value`). */

export interface ClaimflowConfig {
  /** Mail domain: SES identity and receipt rule; every address of ours ends in it. */
  readonly domain: string;
  /** The From address of claims mail, in `domain`. */
  readonly sender: string;
  /** Origin of the portal, no path and no trailing slash: what links in mail start with and uploads come from. */
  readonly portalUrl: string;
  /** Whether the function that loads the demo's people, plans and devices is deployed. */
  readonly demoData: boolean;
  /** Largest accepted upload (photo, invoice), in bytes. */
  readonly uploadMaxBytes: number;
  /** Base URL of the PayPal Payouts API. */
  readonly paypalBaseUrl: string;
  /** Base URL of Stripe's API. */
  readonly stripeBaseUrl: string;
  readonly logLevel: LogLevel;
  /** IANA zone in which fees are paid on the 15th at 09:00, and months of sales are counted. */
  readonly payoutTimeZone: string;
  /** Certificate (in us-east-1) for the name in `portalUrl`; without one the portal has CloudFront's name only. */
  readonly portalCertificateArn?: string;
  /** Any word; a new one makes the distribution take the origin key's present value. */
  readonly originKey: string;
  /** Who is mailed when an alarm rings; nobody without it. */
  readonly alarmEmail?: string;
}

export const LOG_LEVELS = ['DEBUG', 'INFO', 'WARN', 'ERROR'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The one region: SES inbound mail, CloudFront's certificate and its firewall live there. */
export const REGION = 'us-east-1';

/** A context value is missing or malformed; the message names it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly setting: string;

  constructor(setting: string, problem: string) {
    super(`context value "${setting}" ${problem}`);
    this.setting = setting;
  }
}

/** Looks a context value up; `undefined` when it was not given. */
export type ContextReader = (name: string) => unknown;

/**
 * Reads and checks every setting.
 *
 * @throws ConfigError naming the first missing or malformed value, or a region other than us-east-1
 */
export function readConfig(context: ContextReader): ClaimflowConfig {
  const region = context('region') ?? REGION;
  if (region !== REGION)
    throw new ConfigError('region', `is ${String(region)}: Claimflow runs in ${REGION} only`);
  const domain = matching(
    context,
    'domain',
    /^(?=.{4,253}$)([a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/,
    'a domain name',
  );
  const sender = matching(context, 'sender', MAIL_ADDRESS, 'a mail address');
  if (!sender.endsWith(`@${domain}`)) throw new ConfigError('sender', `must be an address in ${domain}`);
  return {
    domain,
    sender,
    portalUrl: origin(context, 'portalUrl'),
    demoData: flag(context, 'demoData'),
    uploadMaxBytes: bytes(context, 'uploadMaxBytes', 15 * 1024 * 1024),
    stripeBaseUrl: origin(context, 'stripeBaseUrl', 'https://api.stripe.com'),
    paypalBaseUrl: origin(context, 'paypalBaseUrl', 'https://api-m.paypal.com'),
    logLevel: oneOf(context, 'logLevel', LOG_LEVELS, 'INFO'),
    payoutTimeZone: zone(context, 'payoutTimeZone', 'America/New_York'),
    originKey: matching(context, 'originKey', /^[a-z0-9-]{1,40}$/, 'a word such as 2026-11', '1'),
    ...optional(context, 'portalCertificateArn', CERTIFICATE_ARN, 'the ARN of a certificate in us-east-1'),
    ...optional(context, 'alarmEmail', MAIL_ADDRESS, 'a mail address'),
  };
}

const MAIL_ADDRESS = /^[a-z0-9._+-]{1,64}@[a-z0-9.-]+$/;
const CERTIFICATE_ARN = /^arn:aws:acm:us-east-1:\d{12}:certificate\/[0-9a-f-]{36}$/;

/** A setting that stays out of the configuration when it is not given. */
function optional<K extends string>(
  context: ContextReader,
  name: K,
  pattern: RegExp,
  what: string,
): { [key in K]?: string } {
  if (context(name) === undefined) return {};
  return { [name]: matching(context, name, pattern, what) } as { [key in K]?: string };
}

function text(context: ContextReader, name: string, fallback?: string): string {
  const value = context(name) ?? fallback;
  if (value === undefined) throw new ConfigError(name, 'is missing');
  if (typeof value !== 'string') throw new ConfigError(name, 'must be text');
  return value;
}

function matching(
  context: ContextReader,
  name: string,
  pattern: RegExp,
  what: string,
  fallback?: string,
): string {
  const value = text(context, name, fallback);
  if (!pattern.test(value)) throw new ConfigError(name, `must be ${what}, in lower case; got "${value}"`);
  return value;
}

/** Plain HTTP only on loopback, where the local runtime listens. */
function origin(context: ContextReader, name: string, fallback?: string): string {
  const value = text(context, name, fallback);
  const url = URL.parse(value);
  if (url === null || url.origin !== value) {
    throw new ConfigError(name, `must be an origin such as https://claims.example.com; got "${value}"`);
  }
  const loopback = url.hostname === 'localhost' || url.hostname === '127.0.0.1';
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) {
    throw new ConfigError(name, `must use https; got "${value}"`);
  }
  return value;
}

/** An IANA time zone that this Node knows. */
function zone(context: ContextReader, name: string, fallback: string): string {
  const value = text(context, name, fallback);
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ConfigError(name, `must be an IANA time zone such as America/New_York; got "${value}"`);
  }
}

/** Context from the command line is always text, from cdk.json it may be a boolean. */
function flag(context: ContextReader, name: string): boolean {
  const value = context(name) ?? false;
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw new ConfigError(name, `must be true or false; got "${String(value)}"`);
}

function bytes(context: ContextReader, name: string, fallback: number): number {
  const value = Number(context(name) ?? fallback);
  if (!Number.isSafeInteger(value) || value <= 0)
    throw new ConfigError(name, 'must be a positive number of bytes');
  return value;
}

function oneOf<T extends string>(
  context: ContextReader,
  name: string,
  allowed: readonly T[],
  fallback: T,
): T {
  const value = text(context, name, fallback);
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined)
    throw new ConfigError(name, `must be one of ${allowed.join(', ')}; got "${value}"`);
  return found;
}
