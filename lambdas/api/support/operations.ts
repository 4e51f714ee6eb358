import type { Operation } from '../../middleware/api/operation.ts';
import { articleOperations } from './article-operations.ts';
import { ticketOperations } from './ticket-operations.ts';
import { wordsOperations } from './words-operations.ts';

export const supportOperations: readonly Operation[] = [
  ...articleOperations,
  ...ticketOperations,
  ...wordsOperations,
];
