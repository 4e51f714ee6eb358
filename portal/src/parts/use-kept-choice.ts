import { useState } from 'react';

/** A choice of the reader that this device remembers. */
export function useKeptChoice<Name extends string>(
  key: string,
  usual: readonly Name[],
  known: readonly Name[],
): readonly [readonly Name[], (next: readonly Name[]) => void] {
  const [chosen, setChosen] = useState<readonly Name[]>(() => {
    const names = localStorage.getItem(key)?.split(',') ?? [];
    const kept = known.filter((name) => names.includes(name));
    return kept.length > 0 ? kept : usual;
  });
  const choose = (next: readonly Name[]) => {
    setChosen(next);
    localStorage.setItem(key, next.join(','));
  };
  return [chosen, choose];
}
