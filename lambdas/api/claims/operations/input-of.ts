import type * as z from 'zod/mini';
import type { Operation } from '../../../middleware/api/operation.ts';

/** The validated body of an operation. */
export type InputOf<Of> = Of extends Operation<z.ZodMiniType, infer Body> ? z.infer<Body> : never;

/** The validated query of an operation. */
export type QueryOf<Of> = Of extends Operation<infer Query, z.ZodMiniType> ? z.infer<Query> : never;
