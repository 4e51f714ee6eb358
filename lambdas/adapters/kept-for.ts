/**
 * Reads something once and keeps it for `keptMs` milliseconds in this container, so that a value that was changed holds
 * everywhere after that time; containers live longer. A failure is not kept.
 */
export function keptFor<Value>(keptMs: number, read: () => Promise<Value>): () => Promise<Value> {
  let kept: { readonly at: number; readonly value: Promise<Value> } | undefined;
  return () => {
    const now = Date.now();
    if (kept && now >= kept.at && now - kept.at < keptMs) return kept.value;
    const next = { at: now, value: read() };
    kept = next;
    next.value.catch(() => {
      if (kept === next) kept = undefined;
    });
    return next.value;
  };
}
