import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { useRead } from '../../../api/query.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';
import type { UserValues } from './user-values.ts';

interface FieldsProps {
  readonly form: UseFormReturnType<UserValues>;
}

/** Somebody of a company: which one, chosen once, and what they may see of it. */
export function PartnerFields({ form, isNew }: FieldsProps & { readonly isNew: boolean }): ReactNode {
  const t = useTexts(texts);
  const { data: companies } = useRead('GET /admin/companies', {});
  return (
    <>
      {isNew && (
        <NativeSelect label={t('company')} required withAsterisk={false} {...form.getInputProps('companyId')}>
          <option value="">{t('companyChoose')}</option>
          {companies?.items.map(({ companyId, name }) => (
            <option key={companyId} value={companyId}>
              {name}
            </option>
          ))}
        </NativeSelect>
      )}
      <NativeSelect
        label={t('partnerRole')}
        description={t('partnerRoleHint')}
        {...form.getInputProps('partnerRole')}
      >
        <option value="clerk">{t('clerk')}</option>
        <option value="owner">{t('owner')}</option>
      </NativeSelect>
    </>
  );
}

/** One of the claims team: what they may decide and pay. */
export function StaffFields({ form }: FieldsProps): ReactNode {
  const t = useTexts(texts);
  return (
    <>
      <TextInput
        label={t('authority')}
        description={t('authorityHint')}
        inputMode="decimal"
        leftSection="$"
        {...form.getInputProps('authorityLimitCents')}
      />
      <Checkbox label={t('onDuty')} {...form.getInputProps('onDuty', { type: 'checkbox' })} />
      {form.values.role === 'admin' && (
        <Checkbox label={t('finance')} {...form.getInputProps('finance', { type: 'checkbox' })} />
      )}
    </>
  );
}
