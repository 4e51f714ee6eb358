import type { ReactNode } from 'react';
import { useFormats } from '../../formats/use-formats.ts';
import { useTexts } from '../../texts/languages.tsx';
import type { Plan } from '../plan/plan-state.ts';
import { TermsLink } from './terms-link.tsx';
import { texts } from './texts.ts';

/** Which terms the customer agreed to, and when. */
export function AgreedTerms({ plan }: { readonly plan: Plan }): ReactNode {
  const t = useTexts(texts);
  const { date } = useFormats();
  const { termsAccepted } = plan;
  if (!termsAccepted) return plan.activatedAt === undefined ? t('notYet') : null;
  const { version, at } = termsAccepted;
  return <TermsLink version={version}>{t('agreed', { version, date: date(at) })}</TermsLink>;
}
