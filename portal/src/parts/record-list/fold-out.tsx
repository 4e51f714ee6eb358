import { useClickOutside } from '@mantine/hooks';
import { type ReactNode, useRef, useState } from 'react';
import classes from './record-list.module.css';

interface FoldOutProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** Choices that open below a button. A button in them, Escape, a click elsewhere and going on with Tab close them again. */
export function FoldOut({ label, children }: FoldOutProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const summary = useRef<HTMLElement>(null);
  const box = useClickOutside<HTMLDetailsElement>(() => setOpen(false));
  /** The focus goes back to where it came from: what had it is hidden now. */
  const close = (): void => {
    setOpen(false);
    summary.current?.focus();
  };
  return (
    <details
      ref={box}
      className={classes.choice}
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      onKeyDown={({ key }) => key === 'Escape' && isOpen && close()}
      onClick={({ target }) => target instanceof Element && target.closest('button') && close()}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (relatedTarget && !currentTarget.contains(relatedTarget)) setOpen(false);
      }}
    >
      <summary ref={summary}>{label}</summary>
      {children}
    </details>
  );
}
