import { Button, Checkbox, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Claim } from '../../../api/shapes.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { Card } from '../../../parts/card.tsx';
import { type MoneyRow, MoneyTable } from '../../../parts/money-table.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { LineFields } from './line-fields.tsx';
import { totalOf } from './lines.ts';
import { PriceList } from './price-list.tsx';
import { texts } from './texts.ts';
import { useEstimateForm } from './use-estimate-form.ts';

interface EstimateFormProps {
  readonly claim: Claim;
  /** What is sent with it. */
  readonly files: ReactNode;
}

/** Damage found, what is recommended, what it costs. */
export function EstimateForm({ claim, files }: EstimateFormProps): ReactNode {
  const t = useTexts(texts);
  const { form, problem, isSending, submit } = useEstimateForm(claim);
  const { lines, recommendation, canSupply } = form.values;
  const isSupplement = claim.status === 'approved';
  const total = totalOf(lines);
  const { approvedTotalCents: approved } = claim;
  const rows: readonly MoneyRow[] = [
    ...(isSupplement && approved !== undefined ? [{ label: t('approvedSoFar'), cents: approved }] : []),
    { label: isSupplement ? t('totalNow') : t('total'), cents: total, isTotal: true },
    ...(isSupplement && approved !== undefined && total > approved
      ? [{ label: t('difference'), cents: total - approved, hint: t('differenceHint') }]
      : []),
  ];
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        {isSupplement && (
          <Card>
            <Text>{t('supplementLead')}</Text>
          </Card>
        )}
        <Card>
          <Stack gap="lg">
            <Textarea
              label={t('diagnosis')}
              description={t('diagnosisHint')}
              maxLength={5_000}
              {...form.getInputProps('diagnosis')}
            />
            <Radio.Group label={t('recommendation')} {...form.getInputProps('recommendation')}>
              <Stack gap="sm" mt="xs">
                <Radio value="repair" label={t('repair')} />
                <Radio value="replace" label={t('replace')} description={t('replaceHint')} />
              </Stack>
            </Radio.Group>
            {recommendation === 'replace' && (
              <Checkbox label={t('canSupply')} {...form.getInputProps('canSupply', { type: 'checkbox' })} />
            )}
            {recommendation === 'replace' && canSupply && (
              <TextInput
                label={t('price')}
                inputMode="decimal"
                leftSection="$"
                maw="12rem"
                {...form.getInputProps('price')}
              />
            )}
          </Stack>
        </Card>
        <Card>
          <LineFields form={form} />
          <PriceList claimId={claim.claimId} form={form} />
          <output>
            <MoneyTable caption={isSupplement ? t('supplementCaption') : ''} rows={rows} />
          </output>
        </Card>
        {files}
        <FormProblem>{problem}</FormProblem>
        <Button type="submit" loading={isSending} style={{ alignSelf: 'flex-start' }}>
          {claim.status === 'estimate-needed' ? (claim.nextStep.button ?? t('send')) : t('send')}
        </Button>
      </Stack>
    </form>
  );
}
