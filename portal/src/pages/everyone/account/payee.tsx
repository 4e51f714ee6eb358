import { Radio, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { type ReactNode, useId } from 'react';
import type { BodyOf } from '../../../api/call.ts';
import type { Account } from '../../../session/account.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** What is typed of the account that money goes to; of the two fields one counts, by the method. */
export type PayeeValues = {
  payeeMethod: 'paypal' | 'venmo';
  payeeEmail: string;
  payeePhone: string;
};

/** Where a fault of the API's payee stands in the form. */
export const payeeField = (path: string): string =>
  ({ 'payee.method': 'payeeMethod', 'payee.email': 'payeeEmail', 'payee.phone': 'payeePhone' })[path] ?? path;

export function payeeValues({ payee, phone }: Account): PayeeValues {
  return {
    payeeMethod: payee?.method ?? 'paypal',
    payeeEmail: payee?.method === 'paypal' ? payee.email : '',
    payeePhone: payee?.method === 'venmo' ? payee.phone : (phone ?? ''),
  };
}

/** The payee to ask for; undefined where nothing was typed, or nothing else than what is kept. */
export function changedPayee(
  { payeeMethod, payeeEmail, payeePhone }: PayeeValues,
  { payee }: Account,
): BodyOf<'PATCH /me'>['payee'] {
  const email = payeeEmail.trim();
  const phone = payeePhone.trim();
  if (payeeMethod === 'paypal') {
    const kept = payee?.method === 'paypal' ? payee.email : '';
    return email === '' || email === kept ? undefined : { method: 'paypal', email };
  }
  const kept = payee?.method === 'venmo' ? payee.phone : '';
  return phone === '' || phone === kept ? undefined : { method: 'venmo', phone };
}

/** Where a customer's reimbursements go. */
export function Payee<Values extends PayeeValues>({
  form,
}: {
  readonly form: UseFormReturnType<Values>;
}): ReactNode {
  const t = useTexts(texts);
  const group = useId();
  const { payeeMethod } = form.values;
  return (
    <Stack gap="xs">
      <Radio.Group
        name={group}
        label={t('payee')}
        size="md"
        description={t('payeeHint')}
        {...form.getInputProps('payeeMethod')}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="paypal" label={t('payeePaypal')} />
          <Radio value="venmo" label={t('payeeVenmo')} />
        </Stack>
      </Radio.Group>
      {payeeMethod === 'paypal' ? (
        <TextInput
          label={t('payeeEmail')}
          type="email"
          autoComplete="email"
          {...form.getInputProps('payeeEmail')}
        />
      ) : (
        <TextInput
          label={t('payeePhone')}
          type="tel"
          autoComplete="tel"
          {...form.getInputProps('payeePhone')}
        />
      )}
    </Stack>
  );
}
