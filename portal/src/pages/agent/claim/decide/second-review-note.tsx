import type { ReactNode } from 'react';
import { useTexts } from '../../../../texts/languages.tsx';
import classes from './decide.module.css';
import { texts } from './texts.ts';

interface SecondReviewNoteProps {
  /** What the customer says against the denial; may be empty. */
  readonly text: string;
  /** The reader denied it: somebody else decides. */
  readonly isOwn: boolean;
}

/** A denial that the customer asked to have looked at again, and who does. */
export function SecondReviewNote({ text, isOwn }: SecondReviewNoteProps): ReactNode {
  const t = useTexts(texts);
  return (
    <div className={classes.note}>
      <strong>{t(text === '' ? 'secondReviewPlain' : 'secondReview')}</strong>
      {text !== '' && <p>{text}</p>}
      <p>{t(isOwn ? 'secondReviewOwn' : 'secondReviewText')}</p>
    </div>
  );
}
