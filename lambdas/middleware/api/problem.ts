import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import {
  AlreadyDecided,
  BeyondAuthority,
  ConcurrentChange,
  type InputFault,
  InvalidInput,
  NotAllowedNow,
  NotFound,
  NotPossible,
  PaymentDeclined,
} from '../../domain/errors.ts';
import { english, type Language, said } from '../../domain/wording/languages/language.ts';
import { logger } from '../logger.ts';

/** This role may never do this, whatever the record. */
export class Forbidden extends Error {
  override readonly name = 'Forbidden';
  /** Why, where it is not the role alone; for people. */
  readonly why: string | undefined;

  constructor(action: string, why?: string) {
    super(action);
    this.why = why;
  }
}

/** The call needs a sign-in and carries none that counts: no token, an expired or forged one, or of nobody we know. */
export class Unauthenticated extends Error {
  override readonly name = 'Unauthenticated';
}

/** The path is there, for other methods than the one it was asked with. */
export class MethodNotAllowed extends Error {
  override readonly name = 'MethodNotAllowed';
  /** The methods that it has. */
  readonly allow: readonly string[];

  constructor(method: string, allow: readonly string[]) {
    super(`${method} is none of ${allow.join(', ')}`);
    this.allow = allow;
  }
}

/** Tried too often in a short time. */
export class TooManyRequests extends Error {
  override readonly name = 'TooManyRequests';
  readonly retryAfterSeconds: number | undefined;

  constructor(message: string, retryAfterSeconds?: number) {
    super(message);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The same idempotency key came with another body. */
export class KeyReused extends Error {
  override readonly name = 'KeyReused';
}

/** RFC 9457. `type` is a URI whose last segment names the problem; `errors` names each fault of the input. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly errors?: readonly InputFault[];
  readonly [member: string]: unknown;
}

const problem = (
  name: string,
  status: number,
  title: string,
  more: Record<string, unknown> = {},
): Problem => ({
  type: `https://claimflow.example/problems/${name}`,
  title,
  status,
  ...more,
});

/** The one place where errors become answers. Anything without a name of ours is a fault of ours: 500, logged. */
export function problemOf(error: unknown): Problem {
  if (error instanceof InvalidInput)
    return problem('invalid-input', 400, 'The input is not valid', {
      errors: error.errors,
      detail: error.message,
    });
  if (error instanceof NotFound) return problem('not-found', 404, 'Not found');
  if (error instanceof MethodNotAllowed)
    return problem('method-not-allowed', 405, 'This path has other methods', { detail: error.message });
  if (error instanceof Unauthenticated)
    return problem('unauthenticated', 401, 'Sign in first, or sign in again');
  if (error instanceof Forbidden)
    return problem('forbidden', 403, 'This role may not do that', {
      ...(error.why !== undefined && { detail: error.why }),
    });
  if (error instanceof BeyondAuthority)
    return problem('beyond-authority', 403, 'The amount is above your authority', {
      detail: error.message,
      limitCents: error.limitCents,
    });
  if (error instanceof AlreadyDecided)
    return problem('already-decided', 409, 'Already decided', {
      detail: error.message,
      by: error.by,
      at: error.at,
    });
  if (error instanceof NotAllowedNow)
    return problem('not-possible-now', 409, 'Not possible at this status', {
      detail: error.message,
      claimStatus: error.status,
    });
  if (error instanceof NotPossible)
    return problem('not-possible', 409, 'Not possible as things stand', { detail: error.message });
  if (error instanceof PaymentDeclined)
    return problem('payment-declined', 402, 'The payment was declined', { detail: error.reason });
  if (error instanceof ConcurrentChange)
    return problem('concurrent-change', 409, 'Changed by somebody else at the same time', {
      detail: error.message,
    });
  if (error instanceof TooManyRequests)
    return problem('too-many-requests', 429, 'Too many tries; wait a little', { detail: error.message });
  if (error instanceof KeyReused)
    return problem('idempotency-key-reused', 422, 'This Idempotency-Key came with another body before');
  logger.error('unexpected error', { error });
  return problem('internal', 500, 'Something went wrong on our side; nothing was changed');
}

/** The words of a problem in a language, as far as there are any; names, paths and values stay. */
function toldIn(language: Language, { title, detail, errors, ...rest }: Problem): Problem {
  const faults = errors?.map(({ path, message }) => ({ path, message: said(message, language) }));
  const told = faults ? new InvalidInput(faults).message : detail && said(detail, language);
  return {
    ...rest,
    title: said(title, language),
    ...(faults && { errors: faults }),
    ...(told !== undefined && { detail: told }),
  };
}

export const problemAnswer = (error: unknown, language = english): APIGatewayProxyStructuredResultV2 => {
  const body = language === english ? problemOf(error) : toldIn(language, problemOf(error));
  return {
    statusCode: body.status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(body.status === 401 && { 'www-authenticate': 'Bearer' }),
      ...(error instanceof MethodNotAllowed && { allow: error.allow.join(', ') }),
      ...(error instanceof TooManyRequests &&
        error.retryAfterSeconds !== undefined && { 'retry-after': String(error.retryAfterSeconds) }),
    },
    body: JSON.stringify(body),
  };
};
