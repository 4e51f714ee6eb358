import { Logger } from '@aws-lambda-powertools/logger';

/** One logger per function. Log claim ids and reasons, never names, addresses, texts or links. */
export const logger = new Logger();
