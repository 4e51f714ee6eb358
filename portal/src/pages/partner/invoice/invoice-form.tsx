import { Button, SimpleGrid, Stack, TextInput, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRead } from '../../../api/query.ts';
import { serverNow } from '../../../api/server-time.ts';
import type { Claim } from '../../../api/shapes.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { Card } from '../../../parts/card.tsx';
import { MoneyTable } from '../../../parts/money-table.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { PaymentPromise } from '../payment-promise.tsx';
import { PayBy } from './pay-by.tsx';
import { settle } from './settlement.ts';
import { texts } from './texts.ts';
import { type InvoiceValues, useInvoiceForm } from './use-invoice-form.ts';

/** An accepted invoice is paid within this time. Milliseconds. */
const PAID_WITHIN = 2 * 86_400_000;

interface InvoiceFormProps {
  readonly claim: Claim;
  /** What is sent with it. */
  readonly files: ReactNode;
}

/** Parts, labor and sales tax apart; beside them what the customer pays and what the shop will be paid, and where. */
export function InvoiceForm({ claim, files }: InvoiceFormProps): ReactNode {
  const t = useTexts(texts);
  const { form, problem, isSending, submit } = useInvoiceForm(claim);
  const { money } = useFormats();
  const { totalCents, collectCents } = settle(form.values, claim);
  // Before anything is typed nothing is due of it: what will be is the deductible.
  const dueCents = totalCents > 0 ? collectCents : (claim.deductibleCents ?? 0);
  const amounts = ['parts', 'labor', 'tax'] as const;
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <Card>
          <Stack gap="lg">
            <SimpleGrid cols={{ base: 1, xs: 3 }}>
              {amounts.map((name) => (
                <TextInput
                  key={name}
                  label={t(name)}
                  inputMode="decimal"
                  leftSection="$"
                  placeholder="0.00"
                  {...form.getInputProps(name)}
                />
              ))}
            </SimpleGrid>
            <TextInput
              label={t('number')}
              description={t('numberHint')}
              maxLength={60}
              maw="22rem"
              {...form.getInputProps('number')}
            />
            <TextInput
              label={t('collected')}
              description={t('collectedHint', { amount: money(dueCents) })}
              inputMode="decimal"
              leftSection="$"
              placeholder="0.00"
              maw="22rem"
              {...form.getInputProps('collected')}
            />
          </Stack>
        </Card>
        <Card>
          <PayBy form={form} />
        </Card>
        {files}
        <Totals claim={claim} values={form.values} />
        <FormProblem>{problem}</FormProblem>
        <Button type="submit" size="lg" loading={isSending} style={{ alignSelf: 'flex-start' }}>
          {claim.status === 'approved' ? (claim.nextStep.button ?? t('send')) : t('send')}
        </Button>
      </Stack>
    </form>
  );
}

interface TotalsProps {
  readonly claim: Claim;
  readonly values: InvoiceValues;
}

function Totals({ claim, values }: TotalsProps): ReactNode {
  const t = useTexts(texts);
  const { money } = useFormats();
  const { data: company } = useRead('GET /partners/me', {});
  const { totalCents, collectCents, payableCents, aboveCents } = settle(values, claim);
  const agreed = claim.consent?.state === 'given';
  const isReviewed = aboveCents > 0 || values.payBy === 'paypal';
  const to = {
    'on-record': company?.payee?.email,
    paypal: values.email.trim() || undefined,
    link: undefined,
  };
  return (
    <Stack gap="lg">
      <Card>
        <Title order={2}>{t('totals')}</Title>
        <MoneyTable
          caption={t('totalsCaption')}
          rows={[
            { label: t('total'), cents: totalCents },
            { label: t('collect'), cents: collectCents, hint: t(agreed ? 'collectAgreed' : 'collectHint') },
            { label: t('payable'), cents: payableCents, isTotal: true },
          ]}
        />
      </Card>
      {totalCents > 0 && (
        <PaymentPromise
          amountCents={payableCents}
          to={to[values.payBy]}
          by={isReviewed ? undefined : new Date(serverNow() + PAID_WITHIN).toISOString()}
        >
          {aboveCents > 0 && <p>{t('above', { above: money(aboveCents) })}</p>}
          {values.payBy === 'paypal' && <p>{t('otherPayee')}</p>}
        </PaymentPromise>
      )}
    </Stack>
  );
}
