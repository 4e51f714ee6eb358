import { Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWrite } from '../../../api/query.ts';
import type { Claim } from '../../../api/shapes.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { MoneyTable } from '../../../parts/money-table.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** Who pays what of a repair above the limit, and yes or no to it: before anybody starts. */
export function Consent({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const { money } = useFormats();
  const answer = useWrite('POST /claims/{claimId}/consent');
  const { consent, claimId, deductibleCents = 0 } = claim;
  if (!consent) return null;
  const { totalCents, customerPaysCents, extraCents } = consent;
  const say = async (agrees: boolean): Promise<void> => {
    await answer.mutateAsync({ path: { claimId }, body: { agrees } });
    toast(t(agrees ? 'consentYesDone' : 'consentNoDone'));
  };
  return (
    <Stack>
      <MoneyTable
        caption={t('consentCaption')}
        rows={[
          { label: t('consentTotal'), cents: totalCents },
          { label: t('consentPlan'), cents: totalCents - customerPaysCents },
          { label: t('youPayHint'), cents: deductibleCents },
          { label: t('consentExtra'), cents: extraCents },
          { label: t('consentYou'), cents: customerPaysCents, isTotal: true },
        ]}
      />
      <Group>
        <ConfirmButton
          variant="filled"
          title={t('consentAsk', { amount: money(customerPaysCents) })}
          text={t('consentMeans')}
          onConfirm={() => say(true)}
        >
          {t('consentYes')}
        </ConfirmButton>
        <ConfirmButton title={t('consentNoAsk')} text={t('consentNoMeans')} onConfirm={() => say(false)}>
          {t('consentNo')}
        </ConfirmButton>
      </Group>
    </Stack>
  );
}
