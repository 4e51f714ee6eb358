import { constants, setPriority } from 'node:os';

/**
 * This process, and what it starts, gives way to others: stories and kills keep both cores busy for minutes, and a browser
 * beside them shall find the machine as quiet as its user's.
 */
export function standBack(): void {
  setPriority(constants.priority.PRIORITY_LOW);
}
