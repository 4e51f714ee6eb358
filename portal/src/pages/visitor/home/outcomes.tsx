import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './outcomes.module.css';
import type { Phone } from './phones.ts';
import { texts } from './texts.ts';

interface OutcomesProps {
  readonly phone: Phone;
  readonly limitCents: number;
}

/** What the owner pays when something happens to this phone, and what we do. */
export function Outcomes({ phone, limitCents }: OutcomesProps): ReactNode {
  const t = useTexts(texts);
  const { money } = useFormats();
  const rows = [
    { name: t('cracked'), cents: phone.cents.repair, what: t('crackedPays') },
    { name: t('stolen'), cents: phone.cents.theft, what: t('stolenPays') },
    // A loss takes the deductible of theft.
    { name: t('lost'), cents: phone.cents.theft, what: t('lostPays') },
  ];
  return (
    <Card>
      <Title order={2} mb="sm" className={classes.title ?? ''}>
        {t('answersTitle', { phone: phone.model ?? t('anotherPhone') })}
      </Title>
      <dl className={classes.rows} aria-live="polite">
        {rows.map(({ name, cents, what }) => (
          <div key={name} className={classes.row}>
            <dt>{name}</dt>
            <dd className={classes.amount}>{t('youPay', { amount: money(cents) })}</dd>
            <dd className={classes.what}>{what}</dd>
          </div>
        ))}
      </dl>
      <Text size="sm" c="dimmed" mt={{ base: 'xs', sm: 'md' }}>
        {t('limit', { limit: money(limitCents) })}
      </Text>
    </Card>
  );
}
