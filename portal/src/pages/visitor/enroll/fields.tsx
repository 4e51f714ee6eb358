import { Checkbox, SimpleGrid, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { MinorFields } from '../../../parts/minor/minor-fields.tsx';
import { Step } from '../../../parts/steps/step.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import type { Offers } from './order.ts';
import { PriceCard } from './price-card.tsx';
import type { QuestionProps } from './question-props.ts';
import { texts } from './texts.ts';

interface DeviceQuestionProps extends QuestionProps {
  readonly offers: Offers;
}

/** The phone, with makes and models that are known to choose from. */
export function DeviceQuestion({ offers, form, ...step }: DeviceQuestionProps): ReactNode {
  const t = useTexts(texts);
  const { phones } = offers.deductibles;
  const makes = [...new Set(phones.map(({ make }) => make))];
  const models = phones.filter(({ make }) => make === form.values.make.trim());
  return (
    <Step {...step} title={t('deviceTitle')} why={t('deviceWhy')}>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label={t('make')} list="makes" {...form.getInputProps('make')} />
        <TextInput label={t('model')} list="models" {...form.getInputProps('model')} />
      </SimpleGrid>
      <datalist id="makes">
        {makes.map((make) => (
          <option key={make} value={make} />
        ))}
      </datalist>
      <datalist id="models">
        {models.map(({ model }) => (
          <option key={model} value={model} />
        ))}
      </datalist>
      <TextInput
        label={t('imei')}
        description={t('imeiHint')}
        inputMode="numeric"
        {...form.getInputProps('imei')}
      />
      <Checkbox label={t('working')} {...form.getInputProps('working', { type: 'checkbox' })} />
      <MinorFields
        isAsked={form.values.forMinor}
        field={(name) => form.getInputProps(name, name === 'forMinor' ? { type: 'checkbox' } : {})}
      />
      {form.values.planCode === 'phone-only' && <PriceCard form={form} />}
    </Step>
  );
}

export function WhoQuestion({ form, ...step }: QuestionProps): ReactNode {
  const t = useTexts(texts);
  return (
    <Step {...step} title={t('whoTitle')} why={t('whoWhy')}>
      <TextInput label={t('name')} autoComplete="name" {...form.getInputProps('name')} />
      <TextInput label={t('email')} type="email" autoComplete="email" {...form.getInputProps('email')} />
      <TextInput label={t('phone')} type="tel" autoComplete="tel" {...form.getInputProps('phone')} />
    </Step>
  );
}

export function WhereQuestion({ form, ...step }: QuestionProps): ReactNode {
  const t = useTexts(texts);
  return (
    <Step {...step} title={t('whereTitle')} why={t('whereWhy')}>
      <TextInput label={t('line1')} autoComplete="address-line1" {...form.getInputProps('line1')} />
      <TextInput label={t('line2')} autoComplete="address-line2" {...form.getInputProps('line2')} />
      <TextInput label={t('city')} autoComplete="address-level2" {...form.getInputProps('city')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          label={t('region')}
          description={t('regionHint')}
          autoComplete="address-level1"
          {...form.getInputProps('region')}
        />
        <TextInput
          label={t('postalCode')}
          description={'\u00a0'}
          autoComplete="postal-code"
          {...form.getInputProps('postalCode')}
        />
      </SimpleGrid>
    </Step>
  );
}
