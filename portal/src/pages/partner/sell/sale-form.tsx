import { Button, Checkbox, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { Card } from '../../../parts/card.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { BuyerFields } from './buyer-fields.tsx';
import { PlanFields } from './plan-fields.tsx';
import { Price } from './price.tsx';
import { texts } from './texts.ts';
import { type Offers, useSaleForm } from './use-sale-form.ts';

/** Phone and plan, the customer, one look at the phone: a sale in under a minute. */
export function SaleForm({ offers }: { readonly offers: Offers }): ReactNode {
  const t = useTexts(texts);
  const { form, problem, isSending, submit } = useSaleForm(offers);
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg" maw="40rem">
        <Card>
          <PlanFields form={form} offers={offers} />
          <Price values={form.values} offers={offers} />
        </Card>
        <Card>
          <BuyerFields form={form} />
        </Card>
        <Card>
          <Checkbox label={t('seen')} {...form.getInputProps('seenWorking', { type: 'checkbox' })} />
        </Card>
        <FormProblem>{problem}</FormProblem>
        <Button type="submit" size="lg" loading={isSending}>
          {t('sell')}
        </Button>
        <Text c="dimmed">{t('cardHint')}</Text>
      </Stack>
    </form>
  );
}
