import { CloseButton } from '@mantine/core';
import { type ReactNode, useSyncExternalStore } from 'react';
import { useTexts } from '../texts/languages.tsx';
import { Icon } from './icons.tsx';
import { texts } from './texts.ts';
import classes from './toasts.module.css';

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly kind: 'good' | 'bad';
}

/** Long enough to read twice; a fault stays until it is dismissed. Milliseconds. */
const STAYS_MS = 7_000;

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function become(next: readonly Toast[]): void {
  toasts = next;
  for (const tell of listeners) tell();
}

const dismiss = (id: number): void => become(toasts.filter((toast) => toast.id !== id));

/** Says what was done, at the edge of the page; screen readers say it too. */
export function toast(text: string, kind: Toast['kind'] = 'good'): void {
  lastId += 1;
  const id = lastId;
  become([...toasts.slice(-2), { id, text, kind }]);
  if (kind === 'good') setTimeout(() => dismiss(id), STAYS_MS);
}

const store = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  toasts: () => toasts,
};

export function Toasts(): ReactNode {
  const t = useTexts(texts);
  const shown = useSyncExternalStore(store.subscribe, store.toasts);
  return (
    <section className={classes.region} aria-live="polite" aria-relevant="additions">
      {shown.map(({ id, text, kind }) => (
        <div key={id} className={classes.toast} data-kind={kind}>
          <Icon name={kind === 'good' ? 'check' : 'warning'} />
          <p>{text}</p>
          <CloseButton aria-label={t('dismiss')} onClick={() => dismiss(id)} />
        </div>
      ))}
    </section>
  );
}
