import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ClaimComment, ClaimEmail } from '../../api/shapes.ts';
import { useFormats } from '../../formats/use-formats.ts';
import { useAccount } from '../../session/account.ts';
import { useTexts } from '../../texts/languages.tsx';
import classes from './conversation.module.css';
import type { Entry } from './entries.ts';
import { texts } from './texts.ts';

export const EntryRow = ({ entry }: { readonly entry: Entry }): ReactNode =>
  entry.kind === 'comment' ? <CommentRow comment={entry.comment} /> : <MailRow mail={entry.mail} />;

function CommentRow({ comment }: { readonly comment: ClaimComment }): ReactNode {
  const t = useTexts(texts);
  const { moment } = useFormats();
  const name = useAccount()?.name;
  return (
    <li className={classes.comment} data-own={comment.author.name === name} data-internal={comment.internal}>
      <p className={classes.head}>
        <strong>{comment.author.name}</strong> <time dateTime={comment.at}>{moment(comment.at)}</time>
        {comment.via === 'mail' && ` · ${t('byMail')}`}
        {comment.internal && ` · ${t('internal')}`}
        {comment.visibility === 'claims-team' && ` · ${t('teamOnly')}`}
      </p>
      <p className={classes.text}>{comment.text}</p>
    </li>
  );
}

/** Our own mails of a claim all have the same subject, so that they make one thread in an inbox: what each is about is its first line. */
const headlineOf = ({ direction, text, subject }: ClaimEmail): string =>
  (direction === 'out' && text.trimStart().split('\n', 1)[0]) || subject;

/** Mails are long and most were read in an inbox: they stand folded. */
function MailRow({ mail }: { readonly mail: ClaimEmail }): ReactNode {
  const t = useTexts(texts);
  const { moment } = useFormats();
  const isLost = mail.status === 'bounced' || mail.status === 'failed';
  return (
    <li className={classes.mail}>
      <details>
        <summary>
          <span className={classes.head}>
            {mail.direction === 'out'
              ? t('mailOut', { to: mail.to.join(', ') })
              : t('mailIn', { from: mail.from })}
            {' · '}
            <time dateTime={mail.at}>{moment(mail.at)}</time>
          </span>
          <strong>{headlineOf(mail)}</strong>
        </summary>
        <p className={classes.text}>{mail.text}</p>
      </details>
      {isLost && (
        <Text size="sm" c="red">
          {t('bounced')}
        </Text>
      )}
    </li>
  );
}
