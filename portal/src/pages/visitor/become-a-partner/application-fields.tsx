import { Checkbox, SimpleGrid, Stack, Textarea, TextInput, Title } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { Card } from '../../../parts/card.tsx';
import { AddressFields } from '../../../parts/company/address-fields.tsx';
import { SkillsField } from '../../../parts/company/skills.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import type { ApplicationValues } from './application-values.ts';
import { texts } from './texts.ts';

interface FieldsProps {
  readonly form: UseFormReturnType<ApplicationValues>;
}

interface SectionProps {
  readonly title: string;
  readonly children: ReactNode;
}

export const Section = ({ title, children }: SectionProps): ReactNode => (
  <Card>
    <Stack>
      <Title order={2}>{title}</Title>
      {children}
    </Stack>
  </Card>
);

/** The company, who speaks for it, and where it is. */
export function WhoFields({ form }: FieldsProps): ReactNode {
  const t = useTexts(texts);
  const input = (name: string) => form.getInputProps(name);
  return (
    <>
      <Section title={t('whoTitle')}>
        <TextInput label={t('companyName')} autoComplete="organization" {...input('companyName')} />
        <TextInput
          label={t('contactName')}
          description={t('contactHint')}
          autoComplete="name"
          {...input('contactName')}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput
            label={t('email')}
            description={'\u00a0'}
            type="email"
            autoComplete="email"
            {...input('email')}
          />
          <TextInput
            label={t('phone')}
            description={t('phoneHint')}
            type="tel"
            autoComplete="tel"
            {...input('phone')}
          />
        </SimpleGrid>
        <TextInput
          label={t('website')}
          description={t('optional')}
          autoComplete="url"
          {...input('website')}
        />
      </Section>
      <Section title={t('whereTitle')}>
        <AddressFields input={(part) => input(`address.${part}`)} />
      </Section>
    </>
  );
}

/** Whether it sells or repairs; a repairer also says what, and how much. */
export function WhatFields({ form }: FieldsProps): ReactNode {
  const t = useTexts(texts);
  const input = (name: string) => form.getInputProps(name);
  return (
    <Section title={t('whatTitle')}>
      <Checkbox.Group label={t('kinds')} {...input('kinds')}>
        <Stack gap="xs" mt="xs">
          <Checkbox value="seller" label={t('seller')} />
          <Checkbox value="repair" label={t('repair')} />
        </Stack>
      </Checkbox.Group>
      {form.values.kinds.includes('repair') && (
        <>
          <SkillsField label={t('skills')} input={input('skills')} />
          <TextInput
            label={t('capacity')}
            description={t('optional')}
            inputMode="numeric"
            maw="12rem"
            {...input('capacity')}
          />
        </>
      )}
      <Textarea label={t('message')} description={t('optional')} rows={4} {...input('message')} />
    </Section>
  );
}
