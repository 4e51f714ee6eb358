import { afterAll, vi } from 'vitest';

/**
 * Before each file of a process that many share: its modules are imported anew, and what it puts into the environment, the
 * globals and the clock is taken back after its last test.
 */
vi.resetModules();
const { closeSockets } = await import('./one-socket.ts');
const before = { ...process.env };
const fetchBefore = globalThis.fetch;

afterAll(async () => {
  await closeSockets();
  vi.unstubAllGlobals();
  globalThis.fetch = fetchBefore;
  vi.useRealTimers();
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
});
