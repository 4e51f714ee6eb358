import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useWrite } from '../../../api/query.ts';
import type { Claim } from '../../../api/shapes.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { AcceptOrPass, PassButton } from './offer.tsx';
import { canPass, canReceive, isOffered, mayFindMore, permissionOf } from './permission.ts';
import { texts } from './texts.ts';
import { Repaired } from './warranty.tsx';

/** The form that the next step leads to; undefined where the step is none of the shop's papers. */
function formOf(claim: Claim): 'estimate' | 'invoice' | undefined {
  if (claim.readOnly) return undefined;
  if (claim.status === 'estimate-needed') return 'estimate';
  return permissionOf(claim) === 'go' ? 'invoice' : undefined;
}

/** The one thing to do now: first that the device is here, then the paper that is asked for. */
export function Actions({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const { claimId, nextStep } = claim;
  const form = formOf(claim);
  const receives = canReceive(claim);
  const isFree = claim.repairWarranty?.state === 'accepted';
  if (isOffered(claim)) return <AcceptOrPass claim={claim} />;
  if (form === undefined && !receives) return null;
  return (
    <Group gap="sm">
      {receives && <Received claimId={claimId} isAside={claim.status === 'waiting-on-provider'} />}
      {form !== undefined && isFree && <Repaired claimId={claimId} />}
      {form !== undefined && !isFree && (
        <Button
          component={Link}
          href={`/claims/${claimId}/${form}`}
          variant={receives ? 'default' : 'filled'}
        >
          {nextStep.button ?? t(form)}
        </Button>
      )}
      {mayFindMore(claim) && (
        <Button component={Link} href={`/claims/${claimId}/estimate`} variant="default">
          {t(claim.supplement ? 'supplementAgain' : 'supplement')}
        </Button>
      )}
      {canPass(claim) && <PassButton claimId={claimId} variant="subtle" />}
    </Group>
  );
}

interface ReceivedProps {
  readonly claimId: string;
  /** Something else is to be done first: the answer that is asked for. */
  readonly isAside: boolean;
}

function Received({ claimId, isAside }: ReceivedProps): ReactNode {
  const t = useTexts(texts);
  const receive = useWrite('POST /claims/{claimId}/received');
  const run = async (): Promise<void> => {
    try {
      await receive.mutateAsync({ path: { claimId }, body: {} });
      toast(t('receivedDone'));
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error), 'bad');
    }
  };
  return (
    <Button variant={isAside ? 'default' : 'filled'} loading={receive.isPending} onClick={() => void run()}>
      {t('received')}
    </Button>
  );
}
