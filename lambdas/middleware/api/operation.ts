import type * as z from 'zod/mini';
import type { Action } from '../../domain/access/actions.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * One operation of the API, as data: the router validates with it, and the OpenAPI document is made of it. Handlers are
 * bound to it elsewhere, so that the document can be made without their code.
 */
export interface Operation<
  Query extends z.ZodMiniType = z.ZodMiniType,
  Body extends z.ZodMiniType = z.ZodMiniType,
> {
  readonly operationId: string;
  readonly method: Method;
  /** Below `/api`, with parameters in braces: `/claims/{claimId}/decide`. */
  readonly path: string;
  /** What the access table is asked before the handler runs; `public` asks nothing. */
  readonly action: Action | 'public';
  readonly summary: string;
  readonly description?: string;
  readonly query?: Query;
  readonly body?: Body;
  /** Status and shape of the answer when all is well. */
  readonly answer: { readonly status: number; readonly schema: z.ZodMiniType; readonly contentType?: string };
}

/** Keeps the schemas' types. */
export const operation = <Query extends z.ZodMiniType, Body extends z.ZodMiniType>(
  definition: Operation<Query, Body>,
): Operation<Query, Body> => definition;
