import type { ViewCounts } from './shapes.ts';

type SavedView = ViewCounts['items'][number]['view'];

/** The saved views in the order of the queue's tabs: those with something to do, and ways to look for a claim. */
const savedViews = {
  all: 'look',
  mine: 'do',
  unassigned: 'look',
  'ready-to-approve': 'do',
  'to-confirm': 'do',
  new: 'do',
  answered: 'do',
  estimates: 'do',
  invoices: 'do',
  overdue: 'do',
  'second-review': 'do',
  'asks-to-reopen': 'do',
  payment: 'do',
  settlement: 'do',
  snoozed: 'look',
  // One that the API gains or loses is missed here by the compiler.
} as const satisfies Record<SavedView, 'do' | 'look'>;

export const viewsInOrder = Object.keys(savedViews) as readonly SavedView[];

export const viewsToDo = viewsInOrder.filter((view) => savedViews[view] === 'do');
