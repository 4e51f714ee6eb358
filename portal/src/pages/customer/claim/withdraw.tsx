import type { ReactNode } from 'react';
import { useWrite } from '../../../api/query.ts';
import type { Claim } from '../../../api/shapes.ts';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** Its owner takes a claim back until it is approved. */
export function Withdraw({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const withdraw = useWrite('POST /claims/{claimId}/withdraw');
  if (claim.closedAt !== undefined || claim.status === 'approved') return null;
  return (
    <ConfirmButton
      variant="subtle"
      size="sm"
      title={t('withdrawTitle')}
      text={t('withdrawText')}
      onConfirm={async () => {
        await withdraw.mutateAsync({ path: { claimId: claim.claimId }, body: {} });
        toast(t('withdrawn'));
      }}
    >
      {t('withdraw')}
    </ConfirmButton>
  );
}
