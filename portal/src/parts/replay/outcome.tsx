import { Anchor, Box, Button, Group, Progress, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useFormats } from '../../formats/use-formats.ts';
import { useTexts } from '../../texts/languages.tsx';
import { Card } from '../card.tsx';
import { Facts } from '../facts.tsx';
import { ScrollTable } from '../scroll-table.tsx';
import { spaced } from '../terms/spaced.ts';
import { texts } from './texts.ts';
import type { Part, Replay } from './use-replay.ts';

interface OutcomeProps {
  readonly replay: Replay;
  readonly onStop: () => void;
}

/** What changed terms would have made of past claims: how far it is, the numbers, and each claim that differs. */
export function ReplayOutcome({ replay, onStop }: OutcomeProps): ReactNode {
  const t = useTexts(texts);
  const { date } = useFormats();
  const { totals, state, progress, from, to } = replay;
  const count = totals.decisions;
  return (
    <Card>
      <Title order={2}>{t('title')}</Title>
      <div aria-live="polite">
        {state === 'running' ? (
          <Group my="md" wrap="nowrap">
            <Progress
              value={100 * progress}
              aria-label={t('running', { count })}
              style={{ flex: 1 }}
              transitionDuration={200}
            />
            <Button variant="default" size="xs" onClick={onStop}>
              {t('stop')}
            </Button>
          </Group>
        ) : null}
        <Text c="dimmed" mb="md">
          {state === 'running' && t('running', { count })}
          {state === 'stopped' && t('stopped')}
          {state === 'done' && count > 0 && t('done', { count, from: date(from), to: date(to) })}
          {state === 'done' && count === 0 && t('none')}
        </Text>
      </div>
      {count > 0 && <Numbers replay={replay} />}
      {count > 0 && state === 'done' && totals.different === 0 && (
        <Text fw={600} mt="md">
          {t('same')}
        </Text>
      )}
      <Differences replay={replay} />
    </Card>
  );
}

type Outcome = Part['differences'][number]['before'];

/** `review → approve` of the service in words, by what the rules came to. */
const outcomes = {
  approve: 'approve',
  'ask-evidence': 'ask-evidence',
  'request-estimate': 'estimate',
  review: 'refer',
} as const;

function useWords() {
  const t = useTexts(texts);
  const { moneyInFull } = useFormats();
  const outcome = (name: string): string =>
    name in outcomes ? t(outcomes[name as keyof typeof outcomes]) : name;
  return {
    outcome,
    moved: (before: string, after: string): string => t('moved', { before, after }),
    /** Another outcome, or the same on other terms. */
    difference: (before: Outcome, after: Outcome): string => {
      if (before.proposal !== after.proposal)
        return t('moved', { before: outcome(before.proposal), after: outcome(after.proposal) });
      if (before.deductibleCents === after.deductibleCents) return outcome(after.proposal);
      const [from, to] = [moneyInFull(before.deductibleCents), moneyInFull(after.deductibleCents)];
      return t('deductible', { before: from, after: to });
    },
    effect: (cents: number): string => {
      if (cents === 0) return t('equal');
      return cents > 0
        ? t('more', { amount: moneyInFull(cents) })
        : t('less', { amount: moneyInFull(-cents) });
    },
  };
}

/** The most frequent first. */
const ranked = (counts: Readonly<Record<string, number>>): [string, number][] =>
  Object.entries(counts).sort(([, one], [, other]) => other - one);

function Numbers({ replay }: { readonly replay: Replay }): ReactNode {
  const t = useTexts(texts);
  const { moneyInFull } = useFormats();
  const { moved, effect, outcome } = useWords();
  const { totals } = replay;
  const { different, approvedBefore, approvedAfter, payableBeforeCents, payableAfterCents } = totals;
  const moves = ranked(totals.byMove).map(([move, count]) => {
    const [before = '', after = ''] = move.split(' → ');
    return `${moved(outcome(before), outcome(after))}: ${count}`;
  });
  const rules = ranked(totals.byRule).map(([rule, count]) => `${spaced(rule)}: ${count}`);
  const lines = (texts: readonly string[]): ReactNode =>
    texts.length > 0 && texts.map((text) => <div key={text}>{text}</div>);
  return (
    <Facts
      facts={[
        [t('different'), String(different)],
        [t('approved'), moved(String(approvedBefore), String(approvedAfter))],
        [t('payable'), moved(moneyInFull(payableBeforeCents), moneyInFull(payableAfterCents))],
        [t('effect'), effect(payableAfterCents - payableBeforeCents)],
        [t('moves'), lines(moves)],
        [t('byRule'), lines(rules)],
      ].filter((fact): fact is [string, ReactNode] => fact[1] !== false)}
    />
  );
}

function Differences({ replay }: { readonly replay: Replay }): ReactNode {
  const t = useTexts(texts);
  const { difference, effect } = useWords();
  const { differences, totals } = replay;
  if (differences.length === 0) return null;
  return (
    <>
      <Box mt="lg">
        <ScrollTable label={t('different')}>
          <thead>
            <tr>
              <th scope="col">{t('claim')}</th>
              <th scope="col">{t('different')}</th>
              <th scope="col">{t('effect')}</th>
              <th scope="col">{t('rules')}</th>
            </tr>
          </thead>
          <tbody>
            {differences.map(({ claimId, at, before, after, effectCents, decisive, rules }) => (
              <tr key={`${claimId} ${at}`}>
                <th scope="row">
                  <Anchor component={Link} href={`/claims/${claimId}`}>
                    {claimId}
                  </Anchor>
                </th>
                <td>{difference(before, after)}</td>
                <td>{effect(effectCents)}</td>
                <td>
                  {(decisive.length > 0 ? decisive : rules.map(({ ruleId }) => ruleId))
                    .map(spaced)
                    .join(', ')}
                </td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      </Box>
      {totals.different > differences.length && (
        <Text size="sm" c="dimmed" mt="sm">
          {t('first', { count: differences.length })}
        </Text>
      )}
    </>
  );
}
