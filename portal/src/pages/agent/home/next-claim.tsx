import { Anchor, Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useFormats } from '../../../formats/use-formats.ts';
import { texts as listTexts } from '../../../parts/claim-list/texts.ts';
import { DueBadge } from '../../../parts/staff/due-badge.tsx';
import { NextButton } from '../../../parts/staff/next-button.tsx';
import type { QueueItem } from '../../../parts/staff/shapes.ts';
import { useOpeningTime } from '../../../parts/staff/use-opening-time.ts';
import { StatusBadge } from '../../../parts/status-badge.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './next-claim.module.css';
import { texts } from './texts.ts';

interface NextClaimProps {
  readonly item: QueueItem;
  readonly onTake: () => void;
  readonly isTaking: boolean;
}

/** The rules give each of their reasons as a sentence of its own. */
const sentencesOf = (reasons: string): readonly string[] =>
  [...new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(reasons)].map(({ segment }) =>
    segment.trim(),
  );

/** The most urgent claim: the one reason it needs a person, in the largest letters. */
export function NextClaim({ item, onTake, isTaking }: NextClaimProps): ReactNode {
  const t = useTexts(texts);
  const words = useTexts(listTexts);
  const { money } = useFormats();
  const time = useOpeningTime();
  const { device, incident, customer, estimate } = item;
  const what = [device && `${device.make} ${device.model}`, words(incident.type)].filter(Boolean).join(' · ');
  const isByRules = item.kind === 'review' && item.views.includes('new');
  const reason = item.reason ?? t('noReason');
  const [first, ...others] = isByRules ? sentencesOf(reason) : [reason];
  return (
    <section className={classes.card} aria-labelledby="next-reason">
      <Group gap="sm">
        <StatusBadge status={item.status} label={item.statusLabel} />
        <Link href={`/claims/${item.claimId}`} className={classes.id}>
          {item.claimId}
        </Link>
      </Group>
      <div>
        <Text c="dimmed">{isByRules ? t('byRules') : t('asked')}</Text>
        <Title order={2} id="next-reason" className={classes.reason}>
          {first}
        </Title>
        {others.map((other) => (
          <Text key={other} size="lg" mt="xs">
            {other}
          </Text>
        ))}
      </div>
      <Text size="lg">{t('subject', { customer: customer.name, what })}</Text>
      <dl className={classes.facts}>
        <div>
          <dt>{words('by')}</dt>
          <dd>
            <DueBadge item={item} />
          </dd>
        </div>
        <div>
          <dt>{t('waited')}</dt>
          <dd>{time.span(item.ageMinutes)}</dd>
        </div>
        {estimate && (
          <div>
            <dt>{t('estimate')}</dt>
            <dd>{money(estimate.totalCents)}</dd>
          </div>
        )}
      </dl>
      <Group gap="lg">
        <NextButton size="lg" onTake={onTake} isTaking={isTaking}>
          {t('take')}
        </NextButton>
        <Anchor component={Link} href="/queue">
          {t('queue')}
        </Anchor>
      </Group>
      <Text size="sm" c="dimmed">
        {t('takeHint')}
      </Text>
    </section>
  );
}
