import { Button, type ButtonProps } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useState } from 'react';

/** Loaded when it is first asked for. */
const ConfirmDialog = lazy(() => import('./confirm-dialog.tsx'));

interface ConfirmButtonProps extends ButtonProps {
  readonly children: string;
  /** What will happen, as a question. */
  readonly title: string;
  /** What it means, and whether it can be taken back. */
  readonly text: ReactNode;
  /** What the button that does it says; the same words without it. */
  readonly confirm?: string;
  readonly onConfirm: () => Promise<unknown>;
  /** Where several buttons of one page say the same. */
  readonly 'aria-label'?: string;
}

/** A button for what can't easily be taken back: asks once, says what went wrong where it was asked. */
export function ConfirmButton(props: ConfirmButtonProps): ReactNode {
  const { children, title, text, confirm = children, onConfirm, ...button } = props;
  const [isOpen, setOpen] = useState(false);
  const [wasOpened, setOpened] = useState(false);
  const open = () => {
    setOpened(true);
    setOpen(true);
  };
  return (
    <>
      <Button variant="default" {...button} onClick={open}>
        {children}
      </Button>
      {wasOpened && (
        <Suspense>
          <ConfirmDialog
            {...{ title, text, confirm, onConfirm }}
            isOpen={isOpen}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
