import type { ReactNode } from 'react';
import { useFormats } from '../../../formats/use-formats.ts';
import classes from '../../../parts/conversation/conversation.module.css';
import { useAccount } from '../../../session/account.ts';
import { useTexts } from '../../../texts/languages.tsx';
import type { Ticket } from './shapes.ts';
import { texts } from './texts.ts';

/** What was written, oldest first, as conversations of claims look. */
export function Thread({ ticket: { entries } }: { readonly ticket: Ticket }): ReactNode {
  const t = useTexts(texts);
  const { moment } = useFormats();
  const name = useAccount()?.name;
  return (
    <ol className={classes.entries} aria-label={t('thread')}>
      {entries.map(({ entryId, author, text, at, internal, via }) => (
        <li
          key={entryId}
          className={classes.comment}
          data-own={author.name === name}
          data-internal={internal}
        >
          <p className={classes.head}>
            <strong>{author.name}</strong> <time dateTime={at}>{moment(at)}</time>
            {via === 'mail' && ` · ${t('byMail')}`}
            {internal && ` · ${t('internal')}`}
          </p>
          <p className={classes.text}>{text}</p>
        </li>
      ))}
    </ol>
  );
}
