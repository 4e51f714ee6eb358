import type { ReactNode } from 'react';
import type { Claim } from '../../../api/shapes.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { permissionOf } from '../claim/permission.ts';
import { ClaimPaper } from '../claim-paper.tsx';
import { InvoiceForm } from './invoice-form.tsx';
import { texts } from './texts.ts';

interface InvoicePageProps {
  readonly params: Readonly<Record<string, string>>;
}

/** The API takes one once the work is approved, and a corrected one while the first is looked at. */
const isOpen = (claim: Claim): boolean =>
  permissionOf(claim) === 'go' ||
  (claim.status === 'in-review' && claim.invoice?.state === 'in-review' && !claim.readOnly);

export default function InvoicePage({ params }: InvoicePageProps): ReactNode {
  const t = useTexts(texts);
  return (
    <ClaimPaper claimId={params.claimId ?? ''} kind="invoice" title={t('title')} isOpen={isOpen}>
      {(claim, files) => <InvoiceForm claim={claim} files={files} />}
    </ClaimPaper>
  );
}
