import { Button, Checkbox, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { FormProblem } from '../../forms/form-problem.tsx';
import { useTexts } from '../../texts/languages.tsx';
import { Card } from '../card.tsx';
import { MinorFields } from '../minor/minor-fields.tsx';
import { BuyerFields } from './buyer-fields.tsx';
import { PlanFields } from './plan-fields.tsx';
import { Price } from './price.tsx';
import { texts } from './texts.ts';
import { type Offers, type Sold, type SoldAt, useSaleForm } from './use-sale-form.ts';

interface SaleFormProps {
  readonly offers: Offers;
  readonly soldAt: SoldAt;
  readonly onSold: (sold: Sold) => void;
}

/** Phone and plan, the customer, one look at the phone or one question about it: a sale in under a minute. */
export function SaleForm({ offers, soldAt, onSold }: SaleFormProps): ReactNode {
  const t = useTexts(texts);
  const { form, problem, isSending, submit } = useSaleForm(offers, soldAt, onSold);
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg" maw="40rem">
        <Card>
          <Stack gap="lg">
            <PlanFields form={form} offers={offers} />
            <Price values={form.values} offers={offers} />
          </Stack>
        </Card>
        <Card>
          <BuyerFields form={form} />
        </Card>
        <Card>
          <Stack>
            <MinorFields
              isAsked={form.values.forMinor}
              field={(name) => form.getInputProps(name, name === 'forMinor' ? { type: 'checkbox' } : {})}
            />
          </Stack>
        </Card>
        <Card>
          <Checkbox
            label={soldAt === 'counter' ? t('seen') : t('told')}
            {...form.getInputProps('seenWorking', { type: 'checkbox' })}
          />
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
