import { Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWrite } from '../../../../api/query.ts';
import type { Claim } from '../../../../api/shapes.ts';
import { useFormats } from '../../../../formats/use-formats.ts';
import { ConfirmButton } from '../../../../parts/confirm-button.tsx';
import { toast } from '../../../../shell/toasts.tsx';
import { useTexts } from '../../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** A replaced device that is to come back: it came, its fee is charged, or the team lets it be. */
export function DeviceReturn({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const { date, money } = useFormats();
  const end = useWrite('POST /claims/{claimId}/return');
  const back = claim.shipping?.return;
  if (claim.status !== 'completed' || (back?.state !== 'awaited' && back?.state !== 'late')) return null;
  const fee = money(back.feeCents);
  const say = async (outcome: 'received' | 'charge-fee' | 'waive'): Promise<void> => {
    await end.mutateAsync({ path: { claimId: claim.claimId }, body: { outcome } });
    toast(t('returnDone'));
  };
  return (
    <Stack mb="lg" gap="sm">
      <Text>{t(back.state === 'late' ? 'returnLate' : 'returnAwaited', { day: date(back.dueAt) })}</Text>
      <Group gap="sm">
        <ConfirmButton
          variant="filled"
          title={t('returnCameAsk')}
          text={t('returnCameText')}
          onConfirm={() => say('received')}
        >
          {t('returnCame')}
        </ConfirmButton>
        <ConfirmButton
          title={t('returnFeeAsk', { fee })}
          text={t('returnFeeText')}
          onConfirm={() => say('charge-fee')}
        >
          {t('returnFee')}
        </ConfirmButton>
        <ConfirmButton title={t('returnWaiveAsk')} text={t('returnWaiveText')} onConfirm={() => say('waive')}>
          {t('returnWaive')}
        </ConfirmButton>
      </Group>
    </Stack>
  );
}
