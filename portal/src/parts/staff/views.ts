import type { StaffView } from './shapes.ts';

/** The saved views in the order of the queue's tabs. */
export const viewsInOrder: readonly StaffView[] = [
  'all',
  'mine',
  'unassigned',
  'ready-to-approve',
  'to-confirm',
  'new',
  'answered',
  'estimates',
  'invoices',
  'overdue',
  'second-review',
  'asks-to-reopen',
  'payment',
  'settlement',
  'snoozed',
];

const lists: readonly StaffView[] = ['all', 'unassigned', 'snoozed'];

/** Those that say what there is to do; the others are ways to look for a claim. */
export const viewsToDo = viewsInOrder.filter((view) => !lists.includes(view));
