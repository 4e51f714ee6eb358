import { SimpleGrid, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import type { BodyOf } from '../../api/call.ts';
import { useTexts } from '../../texts/languages.tsx';
import { texts } from './texts.ts';

export interface OwnerValues extends Record<string, unknown> {
  name: string;
  email: string;
  phone: string;
}

export const noOwner: OwnerValues = { name: '', email: '', phone: '' };

type Owner = BodyOf<'POST /units/{serial}/registration'>['customer'];

/** What was left empty is left out. */
export const ownerOf = ({ name, email, phone }: OwnerValues): Owner => ({
  name: name.trim(),
  ...(email.trim() !== '' && { email: email.trim() }),
  ...(phone.trim() !== '' && { phone: phone.trim() }),
});

/** The service names `customer.phone`; the form has `phone`. */
export const ownerField = (path: string): string => path.replace(/^customer\./, '');

interface OwnerFieldsProps<Values extends OwnerValues> {
  readonly form: UseFormReturnType<Values>;
}

/** Who has the unit. */
export function OwnerFields<Values extends OwnerValues>({ form }: OwnerFieldsProps<Values>): ReactNode {
  const t = useTexts(texts);
  return (
    <>
      <TextInput label={t('ownerName')} autoComplete="off" {...form.getInputProps('name')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          label={t('ownerEmail')}
          description={t('optional')}
          type="email"
          autoComplete="off"
          {...form.getInputProps('email')}
        />
        <TextInput
          label={t('ownerPhone')}
          description={t('optional')}
          type="tel"
          autoComplete="off"
          {...form.getInputProps('phone')}
        />
      </SimpleGrid>
    </>
  );
}
