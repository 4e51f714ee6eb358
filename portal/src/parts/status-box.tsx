import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { serverNow } from '../api/server-time.ts';
import type { Claim } from '../api/shapes.ts';
import { useFormats } from '../formats/use-formats.ts';
import { useAccount } from '../session/account.ts';
import { useTexts } from '../texts/languages.tsx';
import { StatusBadge } from './status-badge.tsx';
import classes from './status-box.module.css';
import { texts } from './texts.ts';
import { toneOf } from './tone.ts';
import { useChanged } from './use-changed.ts';
import { useTypically } from './use-typically.ts';

interface StatusBoxProps {
  readonly claim: Pick<Claim, 'claimId' | 'status' | 'statusLabel' | 'nextStep' | 'readOnly'>;
  /** The one thing to do now. */
  readonly action?: ReactNode;
}

/** Who is meant, in the reader's words; in a claim that is another shop's, a shop is not meant itself. */
export function useWho(): (claim: Pick<Claim, 'nextStep' | 'readOnly'>) => string {
  const t = useTexts(texts);
  const role = useAccount()?.role;
  const names = {
    customer: t('whoCustomer'),
    partner: t('whoPartner'),
    agent: t('whoAgent'),
    nobody: t('whoNobody'),
  };
  return ({ nextStep: { who }, readOnly }) => {
    const isReader = who === role || (who === 'agent' && role === 'admin');
    return isReader && !readOnly ? t('whoYou') : names[who];
  };
}

/** Where a claim stands: the sentence first, then who acts and by when. Says so when it changes meanwhile. */
export function StatusBox({ claim, action }: StatusBoxProps): ReactNode {
  const t = useTexts(texts);
  const { moment } = useFormats();
  const who = useWho();
  const { status, statusLabel, nextStep } = claim;
  const typically = useTypically()(nextStep.typically);
  const likelyBy = nextStep.typically?.likelyBy;
  const before = useChanged(statusLabel, claim.claimId);
  return (
    <section className={classes.box} data-tone={toneOf(status)} aria-labelledby="claim-status">
      <StatusBadge status={status} label={statusLabel} />
      <Title order={2} id="claim-status" className={classes.sentence}>
        {nextStep.what}
      </Title>
      <p role="status" className={classes.changed}>
        {before !== undefined && t('changed', { before, now: statusLabel })}
      </p>
      <dl className={classes.facts}>
        {nextStep.who !== 'nobody' && <Fact name={t('acts')}>{who(claim)}</Fact>}
        {nextStep.by !== undefined && (
          <Fact name={t('due')}>
            <time dateTime={nextStep.by}>{moment(nextStep.by)}</time>
          </Fact>
        )}
        {likelyBy !== undefined && Date.parse(likelyBy) > serverNow() && (
          <Fact name={t('likelyBy')}>
            <time dateTime={likelyBy}>{moment(likelyBy)}</time>
          </Fact>
        )}
        {typically !== undefined && <Fact name={t('typically')}>{typically}</Fact>}
      </dl>
      {action !== undefined && <div className={classes.action}>{action}</div>}
    </section>
  );
}

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
