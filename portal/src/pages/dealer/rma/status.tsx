import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormats } from '../../../formats/use-formats.ts';
import { Badge } from '../../../parts/badge.tsx';
import { type Rma, toneOfRma } from '../../../parts/rmas/shapes.ts';
import classes from '../../../parts/status-box.module.css';
import { useChanged } from '../../../parts/use-changed.ts';
import { useAccount } from '../../../session/account.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { Papers } from './papers.tsx';
import { texts } from './texts.ts';

/** Where the RMA stands: the sentence first, then who acts and by when. Says so when it changes meanwhile. */
export function Status({ rma }: { readonly rma: Rma }): ReactNode {
  const t = useTexts(texts);
  const { moment } = useFormats();
  const isStaff = useAccount()?.role !== 'partner';
  const { stateLabel, nextStep } = rma;
  const tone = toneOfRma(rma);
  const before = useChanged(stateLabel, rma.rmaId);
  const isReader = (nextStep.who === 'claims-team') === isStaff;
  const who = isReader ? t('you') : nextStep.who === 'dealer' ? t('dealer') : t('team');
  return (
    <section className={classes.box} data-tone={tone} aria-labelledby="rma-status">
      <Badge tone={tone}>{stateLabel}</Badge>
      <Title order={2} id="rma-status" className={classes.sentence ?? ''}>
        {nextStep.what}
      </Title>
      <p role="status" className={classes.changed}>
        {before !== undefined && t('changed', { before, now: stateLabel })}
      </p>
      <dl className={classes.facts}>
        {nextStep.who !== 'nobody' && (
          <div>
            <dt>{t('acts')}</dt>
            <dd>{who}</dd>
          </div>
        )}
        {nextStep.who !== 'nobody' && nextStep.by !== undefined && (
          <div>
            <dt>{t('by')}</dt>
            <dd>
              <time dateTime={nextStep.by}>{moment(nextStep.by)}</time>
            </dd>
          </div>
        )}
      </dl>
      <Papers rma={rma} />
    </section>
  );
}
