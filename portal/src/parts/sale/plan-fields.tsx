import { Checkbox, NativeSelect, Radio, SimpleGrid, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { useTexts } from '../../texts/languages.tsx';
import { texts } from './texts.ts';
import { type Offers, type SaleValues, UNLISTED } from './use-sale-form.ts';

interface PlanFieldsProps {
  readonly form: UseFormReturnType<SaleValues>;
  readonly offers: Offers;
}

/** Which phone, which plan, how often it is paid. */
export function PlanFields({ form, offers }: PlanFieldsProps): ReactNode {
  const t = useTexts(texts);
  const { phoneModel, planCode } = form.values;
  const { phones } = offers.deductibles;
  const makes = [...new Set(phones.map(({ make }) => make))];
  return (
    <Stack gap="lg">
      <NativeSelect label={t('phoneModel')} {...form.getInputProps('phoneModel')}>
        <option value="">{t('choose')}</option>
        {makes.map((make) => (
          <optgroup key={make} label={make}>
            {phones
              .filter((phone) => phone.make === make)
              .map(({ model }) => (
                <option key={model} value={`${make} ${model}`}>
                  {model}
                </option>
              ))}
          </optgroup>
        ))}
        <option value={UNLISTED}>{t('unlisted')}</option>
      </NativeSelect>
      {phoneModel === UNLISTED && (
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput label={t('make')} {...form.getInputProps('make')} />
          <TextInput label={t('model')} {...form.getInputProps('model')} />
        </SimpleGrid>
      )}
      <Radio.Group label={t('plan')} {...form.getInputProps('planCode')}>
        <Stack gap="sm" mt="xs">
          {offers.items
            .filter(({ needsStudentProof }) => !needsStudentProof)
            .map(({ planCode: code, name, covers }) => (
              <Radio
                key={code}
                value={code}
                label={name}
                description={
                  covers.otherItems > 0 ? t('everything', { count: covers.otherItems }) : t('alone')
                }
              />
            ))}
        </Stack>
      </Radio.Group>
      {planCode === 'everything' && (
        <Checkbox
          label={t('student')}
          description={t('studentHint')}
          {...form.getInputProps('student', { type: 'checkbox' })}
        />
      )}
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NativeSelect label={t('term')} {...form.getInputProps('term')}>
          <option value="monthly">{t('monthly')}</option>
          <option value="annual">{t('annual')}</option>
        </NativeSelect>
        <TextInput label={t('promo')} autoCapitalize="characters" {...form.getInputProps('promoCode')} />
      </SimpleGrid>
    </Stack>
  );
}
