import { Button, Group } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useWrite } from '../../../api/query.ts';
import type { Claim } from '../../../api/shapes.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** Loaded when it is asked for. */
const PassDialog = lazy(() => import('./pass-dialog.tsx'));

/** The shop is asked whether it takes the repair: yes by one tap, no with a reason. */
export function AcceptOrPass({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const accept = useWrite('POST /claims/{claimId}/accept');
  const { claimId, nextStep } = claim;
  const run = async (): Promise<void> => {
    try {
      await accept.mutateAsync({ path: { claimId }, body: {} });
      toast(t('offerAccepted'));
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error), 'bad');
    }
  };
  return (
    <Group gap="sm">
      <Button loading={accept.isPending} onClick={() => void run()}>
        {nextStep.button ?? t('offerAccept')}
      </Button>
      <PassButton claimId={claimId} variant="default" />
    </Group>
  );
}

interface PassButtonProps {
  readonly claimId: string;
  readonly variant: 'default' | 'subtle';
}

/** Leaves the repair to another shop. */
export function PassButton({ claimId, variant }: PassButtonProps): ReactNode {
  const t = useTexts(texts);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant={variant} onClick={() => setOpen(true)}>
        {t('offerPass')}
      </Button>
      {isOpen && (
        <Suspense>
          <PassDialog claimId={claimId} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
