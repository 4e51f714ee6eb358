import { SESServiceException } from '@aws-sdk/client-ses';

/**
 * What SES says of a mail that it will not take, ever: bad addresses, bad content, more than it carries. Throttling,
 * paused sending, a missing configuration set or a network fault pass, and so do faults of ours that a deployment mends.
 */
const refusals = new Set(['MessageRejected', 'InvalidParameterValue', 'InvalidParameterValueException']);

export const isRefusal = (error: unknown): error is SESServiceException =>
  error instanceof SESServiceException && refusals.has(error.name);
