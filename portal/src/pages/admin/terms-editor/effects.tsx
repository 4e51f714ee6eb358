import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './effects.module.css';
import type { Edit } from './terms.ts';
import { texts } from './texts.ts';

/** Claims that are listed; the numbers are of all of them. */
const MOST_LISTED = 20;

/** What a version changes, place by place, and what it would have meant. */
export function Effects({ edit }: { readonly edit: Edit }): ReactNode {
  const t = useTexts(texts);
  const { changes, basedOn, affects } = edit;
  return (
    <>
      <Card>
        <Title order={2} mb="md">
          {changes.length === 0 ? t('same', { version: basedOn }) : t('changes', { count: changes.length })}
        </Title>
        {changes.length > 0 && <Changes changes={changes} />}
      </Card>
      {affects && <Affected affects={affects} />}
    </>
  );
}

function Changes({ changes }: { readonly changes: Edit['changes'] }): ReactNode {
  const t = useTexts(texts);
  const shown = (value: unknown): string =>
    value === undefined ? t('nothing') : typeof value === 'string' ? value : JSON.stringify(value);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <section className={classes.scroll} aria-label={t('changes', { count: changes.length })} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('path')}</th>
            <th scope="col">{t('before')}</th>
            <th scope="col">{t('after')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ path, before, after }) => (
            <tr key={path}>
              <th scope="row">
                <code>{path}</code>
              </th>
              <td>
                <del>{shown(before)}</del>
              </td>
              <td>
                <ins>{shown(after)}</ins>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Affected({ affects }: { readonly affects: NonNullable<Edit['affects']> }): ReactNode {
  const t = useTexts(texts);
  const { date, money } = useFormats();
  const { totals, differences, from, to, cursor } = affects;
  const moved = (before: string, after: string): string => t('moved', { before, after });
  return (
    <Card>
      <Title order={2}>{t('affects')}</Title>
      <Text c="dimmed" mb="md">
        {t('affectsText', { count: totals.decisions, from: date(from), to: date(to) })}{' '}
        {cursor !== undefined && t('more')}
      </Text>
      <Facts
        facts={[
          [t('different'), String(totals.different)],
          [t('approved'), moved(String(totals.approvedBefore), String(totals.approvedAfter))],
          [t('payable'), moved(money(totals.payableBeforeCents), money(totals.payableAfterCents))],
        ]}
      />
      {differences.length > 0 && (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('claim')}</th>
                <th scope="col">{t('different')}</th>
                <th scope="col">{t('effect')}</th>
                <th scope="col">{t('rules')}</th>
              </tr>
            </thead>
            <tbody>
              {differences.slice(0, MOST_LISTED).map(({ claimId, before, after, effectCents, decisive }) => (
                <tr key={claimId}>
                  <th scope="row">
                    <Link href={`/claims/${claimId}`}>{claimId}</Link>
                  </th>
                  <td>{moved(before.proposal, after.proposal)}</td>
                  <td>{money(effectCents)}</td>
                  <td>{decisive.join(', ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
