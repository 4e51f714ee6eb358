import { NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { useTexts } from '../../texts/languages.tsx';
import { texts } from './texts.ts';
import type { SaleValues } from './use-sale-form.ts';

/** Who is protected and pays: the passcode goes to the phone, the certificate to the mail address. */
export function BuyerFields({ form }: { readonly form: UseFormReturnType<SaleValues> }): ReactNode {
  const t = useTexts(texts);
  const field = (name: keyof SaleValues & string) => ({ autoComplete: 'off', ...form.getInputProps(name) });
  return (
    <Stack>
      <TextInput label={t('name')} {...field('name')} />
      <TextInput label={t('phone')} description={t('phoneHint')} type="tel" {...field('phone')} />
      <TextInput label={t('email')} type="email" {...field('email')} />
      <TextInput label={t('street')} {...field('line1')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label={t('city')} {...field('city')} />
        <TextInput label={t('postalCode')} {...field('postalCode')} />
        <TextInput label={t('region')} maxLength={2} autoCapitalize="characters" {...field('region')} />
        <NativeSelect label={t('country')} {...form.getInputProps('country')}>
          <option value="US">{t('us')}</option>
          <option value="CA">{t('ca')}</option>
        </NativeSelect>
      </SimpleGrid>
    </Stack>
  );
}
