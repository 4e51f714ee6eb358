import type { ReactNode } from 'react';
import type { Claim } from '../../../../api/shapes.ts';
import { useFormats } from '../../../../formats/use-formats.ts';
import { useAccount } from '../../../../session/account.ts';
import { useTexts } from '../../../../texts/languages.tsx';
import classes from './decide.module.css';
import { texts } from './texts.ts';

/** An approval above its agent's authority waits for another agent. */
export function ProposalNote({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const { money } = useFormats();
  const userId = useAccount()?.userId;
  const { proposal } = claim;
  if (!proposal) return null;
  const amount = money(proposal.committedCents);
  if (proposal.by.userId === userId)
    return <div className={classes.note}>{t('proposalOwn', { amount })}</div>;
  return (
    <div className={classes.note}>
      <strong>{t('proposalTitle', { name: proposal.by.name, amount })}</strong>
      <p>{t('proposalText')}</p>
      {proposal.message !== undefined && <p>{proposal.message}</p>}
    </div>
  );
}
