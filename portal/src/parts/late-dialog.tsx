import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { DialogProps } from './dialog.tsx';

/** A tenth of what a page loads, of use once somebody opens it. */
const Dialog = lazy(() => import('./dialog.tsx'));

/** A dialog that is loaded when it is first opened. */
export function LateDialog(props: DialogProps): ReactNode {
  const [wasOpened, setOpened] = useState(false);
  if (props.isOpen && !wasOpened) setOpened(true);
  return (
    wasOpened && (
      <Suspense>
        <Dialog {...props} />
      </Suspense>
    )
  );
}
