/** Longer than this and the person waiting is told what for, in milliseconds. */
const PATIENCE_MS = 1000;

/** Says on standard error what takes long, and how long it took. */
export async function withProgress<T>(what: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  let told = false;
  const timer = setTimeout(() => {
    told = true;
    process.stderr.write(`${what} …\n`);
  }, PATIENCE_MS);
  try {
    const result = await work();
    if (told)
      process.stderr.write(`${what}: done in ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
    return result;
  } finally {
    clearTimeout(timer);
  }
}
