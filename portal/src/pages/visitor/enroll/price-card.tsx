import { Button, Group, Skeleton, Stack, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type BodyOf, call } from '../../../api/call.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { Card } from '../../../parts/card.tsx';
import { MoneyTable } from '../../../parts/money-table.tsx';
import { usePromoFault } from '../../../parts/promo/promo-fault.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { isPriced, quoteBody } from './order.ts';
import type { QuestionProps } from './question-props.ts';
import { texts } from './texts.ts';

/** Until somebody has typed a model to its end. */
const TYPING_MS = 300;

/** The price line by line as the order stands, and the code; nothing while the price hangs on a phone not yet named. */
export function PriceCard({ form }: Pick<QuestionProps, 'form'>): ReactNode {
  const t = useTexts(texts);
  const promoFault = usePromoFault();
  const { values } = form;
  // A code is asked for when it is applied, not letter by letter.
  const [promoCode, setPromoCode] = useState(values.promoCode);
  // As text: another object with the same in it is no other order.
  const [order] = useDebouncedValue(JSON.stringify(quoteBody({ ...values, promoCode })), TYPING_MS);
  const { data, error, isFetching } = useQuery({
    queryKey: ['POST /enrollments/quote', order],
    queryFn: ({ signal }) =>
      call(
        'POST /enrollments/quote',
        { body: JSON.parse(order) as BodyOf<'POST /enrollments/quote'> },
        { signal },
      ),
    enabled: isPriced(values),
    placeholderData: (before) => before,
  });
  // A code that is none changes nothing: the price before it stays in view.
  const [priced, setPriced] = useState(data);
  if (data && data !== priced) setPriced(data);
  if (!isPriced(values)) return null;
  const codeFault = promoFault(error);
  const rows = priced && [
    ...priced.first.lines.map(({ text, cents }) => ({ label: text, cents })),
    { label: t('priceFirst'), cents: priced.first.cents, isTotal: true },
  ];
  return (
    <Card>
      <Stack gap="sm">
        <Title order={2}>{t('priceTitle')}</Title>
        {rows ? <MoneyTable caption={t('priceFirst')} rows={rows} /> : !error && <Skeleton h={120} />}
        {priced && priced.regular.cents !== priced.first.cents && (
          <MoneyTable
            caption={priced.term === 'monthly' ? t('priceThen') : t('priceThenYear')}
            rows={priced.regular.lines.map(({ text, cents }) => ({ label: text, cents }))}
          />
        )}
        <FormProblem>{codeFault === undefined ? error?.message : undefined}</FormProblem>
        <Group align="flex-end" gap="sm">
          <TextInput
            label={t('promo')}
            {...form.getInputProps('promoCode')}
            error={codeFault ?? form.errors.promoCode}
            inputWrapperOrder={['label', 'error', 'input']}
          />
          <Button
            variant="default"
            loading={isFetching}
            onClick={() => {
              form.clearFieldError('promoCode');
              setPromoCode(values.promoCode);
            }}
          >
            {t('promoApply')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
