import type { ReactNode } from 'react';
import type { AnswerOf } from '../../api/call.ts';
import { useFormats } from '../../formats/use-formats.ts';
import { Icon } from '../../shell/icons.tsx';
import { useTexts } from '../../texts/languages.tsx';
import classes from './progress.module.css';
import { texts } from './texts.ts';

export type Invitation = AnswerOf<'GET /enrollments/{enrollmentId}/invitation'>;

/** Sent, delivered, activated: each with its time once it happened. */
export function Progress({ invitation }: { readonly invitation: Invitation }): ReactNode {
  const t = useTexts(texts);
  const { time } = useFormats();
  const { sentAt, deliveredAt, activatedAt } = invitation;
  const steps = [
    { name: t('sent'), at: sentAt },
    { name: t('delivered'), at: deliveredAt },
    { name: t('activated'), at: activatedAt },
  ];
  return (
    <ol className={classes.steps} aria-label={t('progress')}>
      {steps.map(({ name, at }) => (
        <li key={name} data-done={at !== undefined}>
          <Icon name={at === undefined ? 'clock' : 'check'} />
          <strong>{name}</strong>
          <span>{at === undefined ? t('notYet') : time(at)}</span>
        </li>
      ))}
    </ol>
  );
}
