import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import type { MiddlewareObj } from '@middy/core';
import { writeCounts } from '../adapters/metrics.ts';
import { logger } from './logger.ts';

/**
 * What stands first in the chain of a handler: logs carry the request's ids, and what was counted is written, also when
 * the handler fails after it. The event is never logged: it may hold names, texts and usable links.
 */
export const observed = (): MiddlewareObj[] => [
  injectLambdaContext(logger, { resetKeys: true, logEvent: false }) as MiddlewareObj,
  { after: writeCounts, onError: writeCounts },
];
