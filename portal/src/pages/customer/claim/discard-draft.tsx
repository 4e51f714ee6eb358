import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { useWrite } from '../../../api/query.ts';
import type { Claim } from '../../../api/shapes.ts';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** Takes a claim back: a draft for good, a sent one until it is approved. */
export function DiscardDraft({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const [, navigate] = useLocation();
  const withdraw = useWrite('POST /claims/{claimId}/withdraw');
  return (
    <ConfirmButton
      variant="subtle"
      size="sm"
      title={t('discardTitle')}
      text={t('discardText')}
      onConfirm={async () => {
        await withdraw.mutateAsync({ path: { claimId: claim.claimId }, body: {} });
        toast(t('discarded'));
        navigate('/claims');
      }}
    >
      {t('discard')}
    </ConfirmButton>
  );
}
