import type { MeteredShape } from './outside/contract-shapes.ts';

/** What was used: quantity and price by service, operation and unit. */
export type Usage = readonly MeteredShape[];

const keyOf = ({ service, operation, unit }: MeteredShape): string => `${service} ${operation} ${unit}`;

/** `all` times what was used in `one`, added up. */
function combined(parts: readonly { readonly usage: Usage; readonly times: number }[]): Usage {
  const sums = new Map<string, MeteredShape>();
  for (const { usage, times } of parts) {
    for (const item of usage) {
      const { quantity = 0, usd = 0 } = sums.get(keyOf(item)) ?? {};
      const added = { quantity: quantity + times * item.quantity, usd: usd + times * item.usd };
      sums.set(keyOf(item), { ...item, ...added });
    }
  }
  return [...sums.values()];
}

export const plus = (...usages: readonly Usage[]): Usage =>
  combined(usages.map((usage) => ({ usage, times: 1 })));

export const minus = (whole: Usage, part: Usage): Usage =>
  combined([
    { usage: whole, times: 1 },
    { usage: part, times: -1 },
  ]);

export const times = (usage: Usage, factor: number): Usage => combined([{ usage, times: factor }]);

export const meanOf = (usages: readonly Usage[]): Usage => times(plus(...usages), 1 / usages.length);

/** Lambda's time for loading functions, which a machine just started pays and a busy service hardly. */
export const isLoading = ({ unit }: MeteredShape): boolean => unit === 'init-gb-ms';

export const usdOf = (usage: Usage): number => usage.reduce((sum, { usd }) => sum + usd, 0);

export function usdByService(usage: Usage): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { service, usd } of usage) sums.set(service, (sums.get(service) ?? 0) + usd);
  return sums;
}

export function quantityOf(usage: Usage, service: string, unit: string): number {
  const counted = usage.filter((item) => item.service === service && item.unit === unit);
  return counted.reduce((sum, { quantity }) => sum + quantity, 0);
}
