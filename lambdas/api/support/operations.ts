import type { Operation } from '../../middleware/api/operation.ts';
import { articleOperations } from './article-operations.ts';

export const supportOperations: readonly Operation[] = [...articleOperations];
