/** Counters by name, of a day or a month. */
export type Counters = Readonly<Record<string, unknown>>;

export const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);
