import type { Claimflow } from '../outside/claimflow.ts';
import { percentile } from './percentile.ts';

/** Answer times of the calls that people make most, in milliseconds, one row each; each for `withinMs` at most. */
export async function benchApi(
  flow: Claimflow,
  claimIds: readonly string[],
  { calls, withinMs }: { readonly calls: number; readonly withinMs: number },
): Promise<Record<string, { readonly calls: number; readonly p50: string; readonly p99: string }>> {
  const agent = flow.as('agent');
  const claimOf = (index: number): string => claimIds[index % claimIds.length] ?? '';
  const operations: Readonly<Record<string, (index: number) => Promise<unknown>>> = {
    'GET /claims': () => agent.get('/claims?limit=25'),
    'GET /claims/{id}': (index) => agent.get(`/claims/${claimOf(index)}`),
    'POST /claims/{id}/comments': (index) =>
      agent.post(`/claims/${claimOf(index)}/comments`, { text: `Note ${index}.`, internal: true }),
  };
  const table: Record<string, { calls: number; p50: string; p99: string }> = {};
  for (const [name, call] of Object.entries(operations)) {
    const times: number[] = [];
    const until = performance.now() + withinMs;
    // The first few find functions cold.
    for (let index = -5; index < calls && performance.now() < until; index += 1) {
      const began = performance.now();
      await call(Math.max(0, index));
      if (index >= 0) times.push(performance.now() - began);
    }
    table[name] = {
      calls: times.length,
      p50: percentile(times, 0.5).toFixed(1),
      p99: percentile(times, 0.99).toFixed(1),
    };
  }
  return table;
}
