import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../texts/languages.tsx';
import { texts } from './texts.ts';

interface AddressFieldsProps {
  /** What the form gives for a part of the address. */
  readonly input: (part: 'line1' | 'city' | 'region' | 'postalCode' | 'country') => object;
}

export interface AddressValues extends Record<string, unknown> {
  readonly line1: string;
  readonly city: string;
  readonly region: string;
  readonly postalCode: string;
  readonly country: string;
}

export const emptyAddress: AddressValues = { line1: '', city: '', region: '', postalCode: '', country: 'US' };

/** The address as the API takes it. */
export const addressBody = ({ country, ...address }: AddressValues) => ({
  ...address,
  country: country === 'CA' ? ('CA' as const) : ('US' as const),
});

/** An address in the US or Canada. */
export function AddressFields({ input }: AddressFieldsProps): ReactNode {
  const t = useTexts(texts);
  return (
    <>
      <TextInput label={t('line1')} autoComplete="address-line1" {...input('line1')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label={t('city')} autoComplete="address-level2" {...input('city')} />
        <NativeSelect label={t('country')} {...input('country')}>
          <option value="US">{t('us')}</option>
          <option value="CA">{t('ca')}</option>
        </NativeSelect>
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          label={t('region')}
          description={t('regionHint')}
          autoComplete="address-level1"
          {...input('region')}
        />
        <TextInput
          label={t('postalCode')}
          description={'\u00a0'}
          autoComplete="postal-code"
          {...input('postalCode')}
        />
      </SimpleGrid>
    </>
  );
}
