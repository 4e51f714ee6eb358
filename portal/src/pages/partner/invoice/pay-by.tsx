import { Radio, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { useRead } from '../../../api/query.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';
import type { InvoiceValues } from './use-invoice-form.ts';

/** Where the money goes: the address on record, which only owners see, another one, or a link payable by card. */
export function PayBy({ form }: { readonly form: UseFormReturnType<InvoiceValues> }): ReactNode {
  const t = useTexts(texts);
  const { data: company } = useRead('GET /partners/me', {});
  const { payBy } = form.values;
  return (
    <Stack gap="md">
      <Radio.Group label={t('payBy')} {...form.getInputProps('payBy')}>
        <Stack gap="sm" mt="xs">
          <Radio value="on-record" label={t('onRecord')} description={company?.payee?.email} />
          <Radio value="link" label={t('link')} description={t('linkHint')} />
          <Radio value="paypal" label={t('paypal')} description={t('paypalHint')} />
        </Stack>
      </Radio.Group>
      {payBy === 'paypal' && (
        <TextInput label={t('email')} type="email" maw="26rem" {...form.getInputProps('email')} />
      )}
      {payBy === 'link' && (
        <TextInput label={t('url')} type="url" placeholder="https://" {...form.getInputProps('url')} />
      )}
    </Stack>
  );
}
