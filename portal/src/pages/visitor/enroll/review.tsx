import { Button, Checkbox, Group, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { call } from '../../../api/call.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { Card } from '../../../parts/card.tsx';
import { MoneyTable } from '../../../parts/money-table.tsx';
import { Step } from '../../../parts/steps/step.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { quoteBody } from './order.ts';
import type { QuestionProps } from './question-props.ts';
import { texts } from './texts.ts';

interface ReviewProps extends Omit<QuestionProps, 'onNext'> {
  readonly isSending: boolean;
  readonly isKnown: boolean;
  readonly onBuy: (event: FormEvent<HTMLFormElement>) => void;
}

/** The price line by line, what was told, and the agreement without which nothing is bought. */
export function Review({ form, isSending, isKnown, onBuy, ...step }: ReviewProps): ReactNode {
  const t = useTexts(texts);
  const [isAsked, setAsked] = useState(false);
  const { values } = form;
  const buy = (event: FormEvent<HTMLFormElement>): void => {
    setAsked(!values.terms);
    if (values.terms) onBuy(event);
  };
  return (
    <Step
      {...step}
      title={t('reviewTitle')}
      why={t('reviewWhy')}
      onNext={buy}
      next={t('buy')}
      isBusy={isSending}
    >
      <PriceCard form={form} />
      <Card>
        <Text fw={600}>
          {values.make} {values.model}
        </Text>
        {!isKnown && (
          <Text c="dimmed">
            {values.name}, {values.email}, {values.phone}
            <br />
            {[values.line1, values.line2, values.city, values.region, values.postalCode]
              .filter((part) => part !== '')
              .join(', ')}
          </Text>
        )}
      </Card>
      <Checkbox
        label={t('terms')}
        checked={values.terms}
        error={isAsked && !values.terms && t('termsNeeded')}
        onChange={(event) => form.setFieldValue('terms', event.currentTarget.checked)}
      />
    </Step>
  );
}

function PriceCard({ form }: Pick<QuestionProps, 'form'>): ReactNode {
  const t = useTexts(texts);
  const { values } = form;
  // Asked for as the order was on coming here; again when a code is applied.
  const [order, setOrder] = useState(() => quoteBody(values));
  const { data, error, isFetching } = useQuery({
    queryKey: ['POST /enrollments/quote', order],
    queryFn: ({ signal }) => call('POST /enrollments/quote', { body: order }, { signal }),
    placeholderData: (before) => before,
  });
  // A code that is none changes nothing: the price stays in view.
  const [priced, setPriced] = useState(data);
  useEffect(() => {
    if (data) setPriced(data);
  }, [data]);
  const faults = error instanceof ApiProblem ? error.faults : [];
  const isCodeFault = faults.some(({ path }) => path === 'promoCode');
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
        <FormProblem>{isCodeFault ? undefined : error?.message}</FormProblem>
        <Group align="flex-end" gap="sm">
          <TextInput
            label={t('promo')}
            {...form.getInputProps('promoCode')}
            error={form.errors.promoCode ?? (isCodeFault && t('promoFault'))}
            inputWrapperOrder={['label', 'error', 'input']}
          />
          <Button variant="default" loading={isFetching} onClick={() => setOrder(quoteBody(values))}>
            {t('promoApply')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
