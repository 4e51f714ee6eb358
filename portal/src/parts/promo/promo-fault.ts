import { ApiProblem } from '../../api/problem.ts';
import { useFormats } from '../../formats/use-formats.ts';
import { useTexts } from '../../texts/languages.tsx';
import { texts } from './texts.ts';

/** The service's words for each fault of a code, and ours for them. */
const known = [
  [/^is no code/, 'unknown'],
  [/^was used before/, 'used'],
  [/first plan/, 'firstPlan'],
  [/^has been used as often/, 'usedUp'],
] as const;

/** What is wrong with a promotion code, in the person's language; undefined where the fault is another one. */
export function usePromoFault(): (error: unknown) => string | undefined {
  const t = useTexts(texts);
  const { date } = useFormats();
  return (error) => {
    const faults = error instanceof ApiProblem ? error.faults : [];
    const fault = faults.find(({ path }) => path === 'promoCode')?.message;
    if (fault === undefined) return undefined;
    const [day] = /\d{4}-\d\d-\d\d/.exec(fault) ?? [];
    if (day !== undefined) {
      const at = date(`${day}T12:00:00Z`);
      return fault.includes('expired') ? t('expired', { date: at }) : t('notYet', { date: at });
    }
    const [, key] = known.find(([words]) => words.test(fault)) ?? [];
    return key === undefined ? fault : t(key);
  };
}
