import { Alert, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormats } from '../../../formats/use-formats.ts';
import type { Plan } from '../../../parts/plan/plan-state.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

const titles = {
  inquiry: 'disputeInquiry',
  open: 'dispute',
  won: 'disputeWon',
  lost: 'disputeLost',
  closed: 'disputeClosed',
} as const;

/** What the bank says of a payment, until when it takes an answer, and that nothing follows by itself. */
export function DisputeNotice({ dispute }: { readonly dispute: NonNullable<Plan['dispute']> }): ReactNode {
  const t = useTexts(texts);
  const { money, date } = useFormats();
  const { status, amountCents, reason, openedAt, answerBy } = dispute;
  const waits = status === 'open' || status === 'inquiry';
  const said = { amount: money(amountCents), reason: reason.replaceAll('_', ' '), date: date(openedAt) };
  return (
    <Alert color={waits || status === 'lost' ? 'red' : 'gray'} title={t(titles[status])}>
      <Text>{t('disputeText', said)}</Text>
      {waits && answerBy !== undefined && <Text>{t('disputeAnswer', { date: date(answerBy) })}</Text>}
      {(waits || status === 'lost') && <Text>{t('disputeNothing')}</Text>}
    </Alert>
  );
}
