import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import type * as z from 'zod/mini';
import { observed } from './observed.ts';

/**
 * The chain of every function a state machine invokes: logs with the request's ids, parses the input, and lets named
 * errors through, because the machine catches them by name.
 */
export const taskHandler = <T extends z.ZodMiniType, R>(schema: T, run: (input: z.infer<T>) => Promise<R>) =>
  middy<unknown, R, Error, Context>()
    .use(observed())
    .handler(async (event) => run(schema.parse(event)));
