import { lazy, type ReactNode, Suspense, useState } from 'react';

export interface Picture {
  readonly url: string;
  /** What it shows: its name or kind. */
  readonly name: string;
}

export interface LightboxProps {
  readonly pictures: readonly Picture[];
  /** The one to begin with; undefined: closed. */
  readonly open: number | undefined;
  readonly onClose: () => void;
}

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
