import { useEffect, useRef } from 'react';

/** What a key does; without a function it does nothing now. */
export type Shortcuts = Readonly<Record<string, (() => void) | undefined>>;

const takesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** A window over the page has keys of its own. */
const isCovered = (): boolean => document.querySelector('[role="dialog"]') !== null;

/**
 * Single keys that do what buttons on the page do too. They rest while somebody types, while a dialog is open, and with
 * Ctrl, Alt or Meta held: those belong to the browser.
 */
export function useShortcuts(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts);
  useEffect(() => {
    current.current = shortcuts;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
      if (takesText(event.target) || isCovered()) return;
      const run = current.current[event.key];
      if (run === undefined) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
