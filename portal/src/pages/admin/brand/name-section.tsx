import { Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { Card } from '../../../parts/card.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import type { BrandValues } from './brand-values.ts';
import { LogoField } from './logo-field.tsx';
import { texts } from './texts.ts';

/** Who writes: the name, the address, the logo, and what stands around every mail. */
export function NameSection({ form }: { readonly form: UseFormReturnType<BrandValues> }): ReactNode {
  const t = useTexts(texts);
  return (
    <Card>
      <Stack>
        <TextInput label={t('name')} required withAsterisk={false} {...form.getInputProps('name')} />
        <TextInput
          label={t('claimsAddress')}
          type="email"
          required
          withAsterisk={false}
          {...form.getInputProps('claimsAddress')}
        />
        <LogoField
          value={form.values.logoUrl}
          error={form.errors.logoUrl}
          onChange={(value) => form.setFieldValue('logoUrl', value)}
        />
        <TextInput
          label={t('mailHeader')}
          description={t('mailHeaderHint')}
          maxLength={120}
          {...form.getInputProps('mail.header')}
        />
        <TextInput
          label={t('mailFooter')}
          description={t('mailFooterHint')}
          maxLength={300}
          {...form.getInputProps('mail.footer')}
        />
      </Stack>
    </Card>
  );
}
