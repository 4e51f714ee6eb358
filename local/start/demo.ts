import type { DataFolder } from '../data-folder.ts';
import type { Runtime } from '../runtime.ts';

export const DEMO_PASSWORD = 'Claimflow-demo-1';

export const DEMO_SIGN_INS = [
  { email: 'customer@example.com', who: 'Casey, a customer with an Everything plan and three devices' },
  { email: 'partner@example.com', who: 'Fixit Repair, an approved repair partner' },
  { email: 'partner2@example.com', who: 'Volt Repair, an approved repair partner' },
  { email: 'dealer@example.com', who: 'Harbor Dealers' },
  { email: 'agent@example.com', who: 'a claims agent' },
  { email: 'agent2@example.com', who: 'another claims agent' },
  { email: 'admin@example.com', who: 'an administrator' },
] as const;

/** Whether this folder holds demo data, decided at its first start and never again. */
export type DemoState = 'undecided' | 'loaded' | 'empty';

export function demoState(folder: DataFolder): DemoState {
  const row = database(folder).prepare('SELECT state FROM demo').get();
  return row ? (String(row.state) as DemoState) : 'undecided';
}

/**
 * Loads the demo data by the function of the template made for it. A start killed on the way loads again: the function
 * makes the same things for the same seed. What its writes set off goes on by itself. Throws FunctionFailed.
 */
export async function loadDemo(runtime: Runtime, folder: DataFolder, seed: number): Promise<void> {
  const loader = runtime.functionNamed('LoadDemoData');
  if (loader === undefined) throw new Error('the template has no function LoadDemoData');
  await runtime.invoke(loader, { seed });
  decide(folder, 'loaded');
}

export function decide(folder: DataFolder, state: 'loaded' | 'empty'): void {
  database(folder).prepare('INSERT OR REPLACE INTO demo (id, state) VALUES (1, ?)').run(state);
}

function database(folder: DataFolder) {
  const opened = folder.sqlite('start');
  opened.exec('CREATE TABLE IF NOT EXISTS demo (id INTEGER PRIMARY KEY CHECK (id = 1), state TEXT NOT NULL)');
  return opened;
}
