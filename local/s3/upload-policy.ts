/** The policy document of a form upload: what its signer allows, checked field by field. */
import { s3Error } from './s3-error.ts';

export interface UploadPolicy {
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
  readonly conditions: readonly Condition[];
}

type Condition =
  | {
      readonly kind: 'eq' | 'starts-with';
      readonly field: string;
      readonly value: string;
      readonly text: string;
    }
  | { readonly kind: 'content-length-range'; readonly min: number; readonly max: number };

/** Fields that authenticate the form need no condition, nor do those the client asks to be ignored. */
const FREE_FIELDS = new Set(['policy', 'x-amz-signature', 'file']);

/** Throws InvalidPolicyDocument. */
export function parseUploadPolicy(base64: string): UploadPolicy {
  const document = parseJson(Buffer.from(base64, 'base64').toString('utf8'));
  const expiresAt = Date.parse(String(document.expiration));
  if (Number.isNaN(expiresAt))
    throw s3Error('InvalidPolicyDocument', "Invalid Policy: Invalid 'expiration' value");
  if (!Array.isArray(document.conditions)) {
    throw s3Error('InvalidPolicyDocument', "Invalid Policy: Policy missing 'conditions'");
  }
  return { expiresAt, conditions: document.conditions.flatMap(conditionsOf) };
}

function parseJson(text: string): { expiration?: unknown; conditions?: unknown } {
  try {
    const document: unknown = JSON.parse(text);
    if (typeof document === 'object' && document !== null) return document;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw s3Error('InvalidPolicyDocument', 'Invalid Policy: Invalid JSON.');
}

function conditionsOf(declared: unknown): Condition[] {
  if (!Array.isArray(declared)) {
    return Object.entries((declared ?? {}) as object).map(([field, value]) =>
      matching('eq', field, String(value)),
    );
  }
  const [operator, first, second] = declared as unknown[];
  const kind = String(operator).toLowerCase();
  if (kind === 'content-length-range') return [{ kind, min: Number(first), max: Number(second) }];
  if (kind === 'eq' || kind === 'starts-with')
    return [matching(kind, String(first).replace(/^\$/, ''), String(second))];
  throw s3Error(
    'InvalidPolicyDocument',
    `Invalid Policy: Invalid Condition: unknown operation ${String(operator)}`,
  );
}

function matching(kind: 'eq' | 'starts-with', field: string, value: string): Condition {
  return { kind, field: field.toLowerCase(), value, text: `["${kind}", "$${field}", "${value}"]` };
}

/**
 * Throws AccessDenied when the policy has expired, a condition fails or a field stands in none, EntityTooLarge and
 * EntityTooSmall for the file's size.
 */
export function checkUpload(
  policy: UploadPolicy,
  fields: ReadonlyMap<string, string>,
  fileBytes: number,
  now: number,
): void {
  if (now > policy.expiresAt) throw s3Error('AccessDenied', 'Invalid according to Policy: Policy expired.');
  const allowed = new Set(FREE_FIELDS);
  for (const condition of policy.conditions) {
    if (condition.kind === 'content-length-range') continue;
    allowed.add(condition.field);
    const { kind, field, value: wanted, text } = condition;
    const value = fields.get(field);
    // Types with commas between them are a list, and each of them has to begin so.
    const given = field === 'content-type' ? value?.split(/,\s*/) : [value];
    const met = kind === 'eq' ? value === wanted : given?.every((one) => one?.startsWith(wanted));
    if (met !== true)
      throw s3Error('AccessDenied', `Invalid according to Policy: Policy Condition failed: ${text}`);
  }
  const extra = [...fields.keys()].filter((name) => !allowed.has(name) && !name.startsWith('x-ignore-'));
  if (extra.length > 0) {
    throw s3Error('AccessDenied', `Invalid according to Policy: Extra input fields: ${extra.join(', ')}`);
  }
  for (const condition of policy.conditions) {
    if (condition.kind === 'content-length-range') checkSize(fileBytes, condition);
  }
}

function checkSize(bytes: number, { min, max }: { readonly min: number; readonly max: number }): void {
  if (bytes > max) throw s3Error('EntityTooLarge', undefined, { ProposedSize: bytes, MaxSizeAllowed: max });
  // Written so that a range that is not numeric refuses everything.
  if (!(bytes >= min && bytes <= max)) {
    throw s3Error('EntityTooSmall', undefined, { ProposedSize: bytes, MinSizeAllowed: min });
  }
}
