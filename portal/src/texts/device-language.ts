/**
 * The language last chosen on this device, by a visitor or in an account: what is read before sign-in, and by people
 * whose account names none. A region's tag, `es-US`; undefined is the browser's.
 */
const KEY = 'claimflow.language';

const listeners = new Set<() => void>();

export const deviceLanguage = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  get: (): string | undefined => localStorage.getItem(KEY) ?? undefined,
  choose(region: string | undefined): void {
    if (region === deviceLanguage.get()) return;
    if (region === undefined) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, region);
    for (const tell of listeners) tell();
  },
};
