import { NativeSelect, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { useTexts } from '../../../../texts/languages.tsx';
import type { DecisionValues } from './decision.ts';
import { texts } from './texts.ts';

export interface FieldsProps {
  readonly form: UseFormReturnType<DecisionValues>;
}

export function ApproveFields({ form }: FieldsProps): ReactNode {
  const t = useTexts(texts);
  return (
    <>
      <NativeSelect label={t('resolution')} autoFocus {...form.getInputProps('resolution')}>
        <option value="">{t('asRules')}</option>
        <option value="repair">{t('repair')}</option>
        <option value="replacement">{t('replacement')}</option>
        <option value="reimbursement">{t('reimbursement')}</option>
      </NativeSelect>
      <TextInput
        label={t('amount')}
        description={t('amountHint')}
        inputMode="decimal"
        leftSection="$"
        {...form.getInputProps('amount')}
      />
      <Textarea
        label={t('note')}
        description={t('optional')}
        maxLength={5_000}
        {...form.getInputProps('message')}
      />
    </>
  );
}

export function AskFields({
  form,
  canAskPartner,
  isDealers,
}: FieldsProps & { readonly canAskPartner: boolean; readonly isDealers: boolean }): ReactNode {
  const t = useTexts(texts);
  return (
    <>
      {isDealers && <Text c="dimmed">{t('askDealer')}</Text>}
      {canAskPartner && !isDealers && (
        <Radio.Group label={t('whom')} {...form.getInputProps('whom')}>
          <Stack gap="xs" mt="xs">
            <Radio value="customer" label={t('customer')} />
            <Radio value="partner" label={t('partner')} />
          </Stack>
        </Radio.Group>
      )}
      <Textarea
        label={t('question')}
        description={t('questionHint')}
        required
        withAsterisk={false}
        autoFocus
        maxLength={5_000}
        {...form.getInputProps('message')}
      />
    </>
  );
}

export function EstimateFields({ form }: FieldsProps): ReactNode {
  const t = useTexts(texts);
  return (
    <Textarea
      label={t('estimateNote')}
      description={t('optional')}
      autoFocus
      maxLength={5_000}
      {...form.getInputProps('message')}
    />
  );
}
