import type { ReactNode } from 'react';
import { useFormats } from '../../formats/use-formats.ts';
import { useTexts } from '../../texts/languages.tsx';
import type { Plan } from '../plan/plan-state.ts';
import { TermsLink } from './terms-link.tsx';
import { texts } from './texts.ts';

/** Which terms the customer agreed to, and when; undefined where that was not kept. */
export function useAgreedTerms({ termsAccepted, activatedAt }: Plan): ReactNode {
  const t = useTexts(texts);
  const { date } = useFormats();
  if (!termsAccepted) return activatedAt === undefined ? t('notYet') : undefined;
  const { version, at } = termsAccepted;
  return <TermsLink version={version}>{t('agreed', { version, date: date(at) })}</TermsLink>;
}
