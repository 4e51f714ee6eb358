import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type BodyOf, call } from '../../api/call.ts';
import { useFormats } from '../../formats/use-formats.ts';
import { useTexts } from '../../texts/languages.tsx';
import { MoneyTable } from '../money-table.tsx';
import { usePromoFault } from '../promo/promo-fault.ts';
import { texts } from './texts.ts';
import { deviceOf, type Offers, type SaleValues, termsOf } from './use-sale-form.ts';

interface PriceProps {
  readonly values: SaleValues;
  readonly offers: Offers;
}

/** What the customer pays first and then, line by line, before anything is sold. */
export function Price({ values, offers }: PriceProps): ReactNode {
  const t = useTexts(texts);
  const promoFault = usePromoFault();
  const { moneyInFull } = useFormats();
  const phone = deviceOf(values, offers);
  const isKnown = phone.make !== '' && phone.model !== '';
  const body: BodyOf<'POST /enrollments/quote'> = { ...termsOf(values), ...(isKnown && { phone }) };
  // As text: another object with the same in it is no other order.
  const [order] = useDebouncedValue(JSON.stringify(body), 300);
  const { data, error } = useQuery({
    queryKey: ['POST /enrollments/quote', order],
    queryFn: ({ signal }) => call('POST /enrollments/quote', { body: JSON.parse(order) }, { signal }),
    enabled: isKnown,
    placeholderData: (before) => before,
  });
  if (!isKnown) return null;
  if (error) return <Text c="red">{promoFault(error) ?? error.message}</Text>;
  if (!data) return <Text c="dimmed">{t('reckoning')}</Text>;
  const { first, regular, term } = data;
  const each = moneyInFull(regular.cents);
  return (
    <div aria-live="polite">
      <MoneyTable
        caption={t('price')}
        rows={[
          ...first.lines.map(({ text, cents }) => ({ label: text, cents })),
          {
            label: t('first'),
            cents: first.cents,
            isTotal: true,
            hint: term === 'monthly' ? t('thenMonthly', { each }) : t('thenAnnual', { each }),
          },
        ]}
      />
    </div>
  );
}
