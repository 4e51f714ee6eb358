import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { LightboxProps } from './lightbox-window.tsx';

const LightboxWindow = lazy(() => import('./lightbox-window.tsx'));

/** Pictures over the whole window. It is loaded when the first is opened, and stays for the way it closes. */
export function Lightbox(props: LightboxProps): ReactNode {
  const [wasOpened, setOpened] = useState(false);
  if (props.open !== undefined && !wasOpened) setOpened(true);
  return (
    wasOpened && (
      <Suspense>
        <LightboxWindow {...props} />
      </Suspense>
    )
  );
}
