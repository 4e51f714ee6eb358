import type { Operation } from '../../middleware/api/operation.ts';
import { articleOperations } from './article-operations.ts';
import { ticketOperations } from './ticket-operations.ts';

export const supportOperations: readonly Operation[] = [...articleOperations, ...ticketOperations];
