import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import type * as z from 'zod/mini';
import { count } from '../adapters/metrics.ts';
import { observed } from './observed.ts';

/** Ways through a machine, which catches them by name: errors to Lambda, and nobody has to look at them. */
const waysThrough: ReadonlySet<string> = new Set(['AlreadyAnswered', 'DocumentsPending']);

const countFailures = {
  onError: ({ error }: { readonly error: Error | null }): void => {
    if (!waysThrough.has(error?.name ?? '')) count('StepsFailed');
  },
};

/**
 * The chain of every function a state machine invokes: logs with the request's ids, parses the input, and lets named
 * errors through, because the machine catches them by name. What it does not expect is counted, for an alarm.
 */
export const taskHandler = <T extends z.ZodMiniType, R>(schema: T, run: (input: z.infer<T>) => Promise<R>) =>
  middy<unknown, R, Error, Context>()
    .use(observed())
    .use(countFailures)
    .handler(async (event) => run(schema.parse(event)));
