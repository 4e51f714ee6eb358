import type { ReactNode } from 'react';
import { useWrite } from '../../../../api/query.ts';
import type { Claim } from '../../../../api/shapes.ts';
import { useFormats } from '../../../../formats/use-formats.ts';
import { ConfirmButton } from '../../../../parts/confirm-button.tsx';
import { toast } from '../../../../shell/toasts.tsx';
import { useTexts } from '../../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** Lets an approved reimbursement go to the payee that the customer has set. */
export function PayReimbursement({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const { money } = useFormats();
  const pay = useWrite('POST /claims/{claimId}/reimburse');
  const { claimId } = claim;
  const amount = money(Math.max(0, (claim.approvedTotalCents ?? 0) - (claim.deductibleCents ?? 0)));
  return (
    <ConfirmButton
      variant="filled"
      title={t('payAsk', { amount })}
      text={t('payMeans')}
      onConfirm={async () => {
        await pay.mutateAsync({ path: { claimId }, body: {} });
        toast(t('payDone'));
      }}
    >
      {t('pay')}
    </ConfirmButton>
  );
}
