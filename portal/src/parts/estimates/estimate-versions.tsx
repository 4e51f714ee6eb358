import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../api/call.ts';
import { useRead } from '../../api/query.ts';
import type { Claim } from '../../api/shapes.ts';
import { useFormats } from '../../formats/use-formats.ts';
import { useTexts } from '../../texts/languages.tsx';
import { MoneyTable } from '../money-table.tsx';
import classes from './estimates.module.css';
import { texts } from './texts.ts';

type Version = AnswerOf<'GET /claims/{claimId}/estimates'>['items'][number];

/** Every version of the shop's estimate, the newest first, once there are several; the approved one is marked. */
export function EstimateVersions({ claim }: { readonly claim: Claim }): ReactNode {
  const latest = claim.estimate?.version ?? 0;
  return latest > 1 ? <Versions claimId={claim.claimId} key={claim.version} /> : null;
}

function Versions({ claimId }: { readonly claimId: string }): ReactNode {
  const t = useTexts(texts);
  const { data } = useRead('GET /claims/{claimId}/estimates', { path: { claimId } }, { live: true });
  if (!data) return null;
  return (
    <section>
      <Title order={3} mt="lg" mb="sm">
        {t('title')}
      </Title>
      <ol className={classes.versions} reversed>
        {data.items.toReversed().map((version) => (
          <OneVersion key={version.version} version={version} />
        ))}
      </ol>
    </section>
  );
}

function OneVersion({ version }: { readonly version: Version }): ReactNode {
  const t = useTexts(texts);
  const { moneyInFull, moment } = useFormats();
  const { version: number = 1, totalCents, differenceCents, approved, underReview, lines } = version;
  const change = differenceCents === undefined || differenceCents === 0 ? undefined : differenceCents;
  return (
    <li className={classes.version} data-state={approved ? 'approved' : 'other'}>
      <div className={classes.head}>
        <strong>{t('version', { number })}</strong>
        <strong>{moneyInFull(totalCents)}</strong>
      </div>
      <div className={classes.facts}>
        {approved && <span className={classes.mark}>{t('approved')}</span>}
        {underReview && <span className={classes.mark}>{t('underReview')}</span>}
        {version.recommendation === 'replace' && <span>{t('replace')}</span>}
        <span>{t('sentAt', { at: moment(version.submittedAt) })}</span>
        {change !== undefined && (
          <span>{t(change > 0 ? 'more' : 'less', { amount: moneyInFull(Math.abs(change)) })}</span>
        )}
      </div>
      <details>
        <summary>{t('lines')}</summary>
        <Text my="xs">{version.diagnosis}</Text>
        <MoneyTable
          caption={t('lines')}
          rows={lines.map(({ description, quantity, unitCents }, index) => ({
            label: `${index + 1}. ${description}${quantity > 1 ? ` × ${quantity}` : ''}`,
            cents: quantity * unitCents,
          }))}
        />
      </details>
    </li>
  );
}
