import { Skeleton } from '@mantine/core';
import { lazy, type ReactNode, Suspense } from 'react';
import type { Claim } from '../../../../api/shapes.ts';
import { useFormats } from '../../../../formats/use-formats.ts';
import { useAccount } from '../../../../session/account.ts';
import { useTexts } from '../../../../texts/languages.tsx';
import classes from './decide.module.css';
import { texts } from './texts.ts';

/** Of its buttons, in pixels. */
const ANSWER_HEIGHT = 36;

const ProposalAnswer = lazy(() => import('./proposal-answer.tsx'));

interface ProposalNoteProps {
  readonly claim: Claim;
  readonly onDone: (goOn: boolean) => void;
}

/** What an agent does not decide alone waits for another one: who proposed what, and who says yes or no by when. */
export function ProposalNote({ claim, onDone }: ProposalNoteProps): ReactNode {
  const t = useTexts(texts);
  const { money, moment } = useFormats();
  const userId = useAccount()?.userId;
  const { proposal } = claim;
  if (!proposal) return null;
  const { by, denial, message, dueAt } = proposal;
  const amount = money(proposal.committedCents);
  const isOwn = by.userId === userId;
  const title = denial
    ? t(isOwn ? 'fraudOwn' : 'fraudTitle', { name: by.name })
    : t(isOwn ? 'proposalOwn' : 'proposalTitle', { name: by.name, amount });
  const facts = denial?.reason ?? message;
  return (
    <>
      <div className={classes.note}>
        <strong>{title}</strong>
        {!denial && !isOwn && <p>{t('proposalText')}</p>}
        {facts !== undefined && <p>{facts}</p>}
        {denial?.clauseText !== undefined && <p className={classes.terms}>{denial.clauseText}</p>}
        {denial && dueAt !== undefined && (
          <p>{t(isOwn ? 'fraudOwnText' : 'fraudText', { at: moment(dueAt) })}</p>
        )}
      </div>
      <Suspense fallback={<Skeleton h={ANSWER_HEIGHT} mb="lg" radius="md" />}>
        <ProposalAnswer {...{ claim, denial, isOwn, onDone }} />
      </Suspense>
    </>
  );
}
