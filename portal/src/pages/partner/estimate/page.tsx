import type { ReactNode } from 'react';
import type { Claim } from '../../../api/shapes.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { mayFindMore } from '../claim/permission.ts';
import { ClaimPaper } from '../claim-paper.tsx';
import { EstimateForm } from './estimate-form.tsx';
import { texts } from './texts.ts';

interface EstimatePageProps {
  readonly params: Readonly<Record<string, string>>;
}

/** As the API takes one: asked for, or a correction while it is looked at; once approved, what is found besides. */
const taken: ReadonlySet<string> = new Set([
  'estimate-needed',
  'waiting-on-provider',
  'in-review',
  'initial-review',
]);

const isOpen = (claim: Claim): boolean => (!claim.readOnly && taken.has(claim.status)) || mayFindMore(claim);

export default function EstimatePage({ params }: EstimatePageProps): ReactNode {
  const t = useTexts(texts);
  return (
    <ClaimPaper claimId={params.claimId ?? ''} kind="estimate" title={t('title')} isOpen={isOpen}>
      {(claim, files) => <EstimateForm claim={claim} files={files} />}
    </ClaimPaper>
  );
}
