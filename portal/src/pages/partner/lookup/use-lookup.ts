import { useState } from 'react';
import { type AnswerOf, call } from '../../../api/call.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { type ProblemForm, useProblemForm } from '../../../forms/use-problem-form.ts';
import { useAccount } from '../../../session/account.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { type LookupValues, lookupChecks, valuesOf } from '../lookup-values.ts';
import { texts } from '../texts.ts';

export type FoundClaim = AnswerOf<'GET /claims/lookup'>;

interface Lookup extends ProblemForm<LookupValues> {
  readonly found: FoundClaim | undefined;
  /** The phone of a search that found nothing. */
  readonly missedPhone: string | undefined;
}

/**
 * Each search is a look into somebody's claim and stands in its history: it is made when asked for and never again by
 * itself. Begins with the values of the address.
 * @param onOwn hears the ID of a claim that is the company's own, which has a page
 */
export function useLookup(onOwn: (claimId: string) => void): Lookup {
  const t = useTexts(texts);
  const companyId = useAccount()?.company?.companyId;
  const [found, setFound] = useState<FoundClaim>();
  const [missedPhone, setMissedPhone] = useState<string>();
  const form = useProblemForm<LookupValues>(
    {
      mode: 'controlled',
      initialValues: valuesOf(window.location.hash),
      validate: lookupChecks({ phone: t('phoneMissing'), claimId: t('claimIdMissing') }),
    },
    async (values) => {
      const query = { phone: values.phone.trim(), claimId: values.claimId.trim() };
      setFound(undefined);
      setMissedPhone(undefined);
      try {
        const claim = await call('GET /claims/lookup', { query });
        if (claim.partner?.companyId === companyId) onOwn(claim.claimId);
        else setFound(claim);
      } catch (error) {
        if (!(error instanceof ApiProblem && error.status === 404)) throw error;
        setMissedPhone(query.phone);
      }
    },
  );
  return { ...form, found, missedPhone };
}
