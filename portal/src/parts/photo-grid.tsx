import { type ReactNode, useState } from 'react';
import { Lightbox } from './lightbox.tsx';
import type { Picture } from './lightbox-window.tsx';
import classes from './photo-grid.module.css';

interface PhotoGridProps {
  readonly pictures: readonly Picture[];
  /** What the pictures show together. */
  readonly label: string;
}

/** Pictures side by side, as large as there is room; each opens over the whole window. */
export function PhotoGrid({ pictures, label }: PhotoGridProps): ReactNode {
  const [open, setOpen] = useState<number>();
  return (
    <>
      <ul className={classes.grid} aria-label={label}>
        {pictures.map(({ url, name }, index) => (
          <li key={url}>
            <button type="button" className={classes.photo} onClick={() => setOpen(index)}>
              <img src={url} alt={name} loading="lazy" width={320} height={240} />
            </button>
          </li>
        ))}
      </ul>
      <Lightbox pictures={pictures} open={open} onClose={() => setOpen(undefined)} />
    </>
  );
}
