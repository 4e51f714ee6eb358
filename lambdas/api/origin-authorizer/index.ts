import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { APIGatewayRequestAuthorizerEventV2, Context } from 'aws-lambda';
import { cameThroughDistribution } from '../../adapters/origin-key.ts';
import { logger } from '../../middleware/logger.ts';

interface Verdict {
  readonly isAuthorized: boolean;
}

/**
 * Guards the routes that need no sign-in: they answer the distribution only. The answer is kept by the key alone, so it
 * says nothing about a person; those who sign in are told apart by the other authorizer.
 */
export const handler = middy<APIGatewayRequestAuthorizerEventV2, Verdict, Error, Context>()
  .use(injectLambdaContext(logger, { resetKeys: true }))
  .handler(async ({ headers }) => ({ isAuthorized: await cameThroughDistribution(headers) }));
