import type { ReactNode } from 'react';
import { useRead } from '../../api/query.ts';
import { useAccount } from '../../session/account.ts';
import { ReadyWordsMenu, type ReadyWordsUse } from './ready-words-menu.tsx';

interface ClaimReadyWordsProps {
  readonly claimId: string;
  readonly use: ReadyWordsUse;
  readonly onChoose: (words: string) => void;
}

/** Ready words with the facts of a claim. */
export function ClaimReadyWords({ claimId, use, onChoose }: ClaimReadyWordsProps): ReactNode {
  const agent = useAccount()?.name ?? '';
  const { data: claim } = useRead('GET /claims/{claimId}', { path: { claimId } });
  const { device, unit } = claim ?? {};
  const facts = {
    ...{ claimId, agent, customer: claim?.customer.name ?? '', partner: claim?.partner?.name ?? '' },
    item: device ? `${device.make} ${device.model}` : (unit?.product ?? ''),
  };
  return <ReadyWordsMenu use={use} facts={facts} onChoose={onChoose} />;
}
