import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { APIGatewayRequestAuthorizerEventV2, Context } from 'aws-lambda';
import { cameThroughDistribution } from '../../adapters/origin-key.ts';
import { logger } from '../../middleware/logger.ts';
import { type Proven, provenByToken } from './token-verifier.ts';

interface Verdict {
  /** False, API Gateway's bare 403, only for who did not come through the distribution. */
  readonly isAuthorized: boolean;
  /** The person and the sign-in; left out when the token proves nobody. */
  readonly context: Proven | Record<string, never>;
}

/** One token after `Bearer`, as RFC 6750 writes it. */
const bearerToken = (header: string | undefined): string | undefined =>
  /^Bearer +([\w.~+/-]+=*)$/i.exec(header?.trim() ?? '')?.[1];

/**
 * Authenticates, and only that: who may do what is asked of the access table, on each call. A token that proves nobody
 * is let through without a subject and the areas' router answers 401: a simple response with `isAuthorized: false`
 * would be API Gateway's bare 403, which a portal could not tell from "your role may not", and an error its 500.
 */
async function authenticate(event: APIGatewayRequestAuthorizerEventV2): Promise<Verdict> {
  if (!(await cameThroughDistribution(event.headers))) return { isAuthorized: false, context: {} };
  const token = bearerToken(event.headers?.authorization);
  const proven = token === undefined ? undefined : await provenByToken(token);
  return { isAuthorized: true, context: proven ?? {} };
}

export const handler = middy<APIGatewayRequestAuthorizerEventV2, Verdict, Error, Context>()
  .use(injectLambdaContext(logger, { resetKeys: true }))
  .handler(authenticate);
