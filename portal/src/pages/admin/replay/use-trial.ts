import { useState } from 'react';
import { type Fault, faultsOf } from '../../../api/problem.ts';
import { useReplay } from '../../../parts/replay/use-replay.ts';
import { bodyOf, type Rule, type Rulebook, type Tried, withRules } from './tried-terms.ts';

/** The days that are looked at; empty as a field of the browser is. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** What is tried, a file or rules in force that were changed, and what came of it. */
export function useTrial(book: Rulebook) {
  const [file, setFile] = useState<Tried>();
  const [rules, setRules] = useState<ReadonlyMap<string, Rule>>(new Map());
  const [days, setDays] = useState<Days>({ from: '', to: '' });
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [isBusy, setBusy] = useState(false);
  const { replay, run, stop, forget } = useReplay();
  const kind = file?.kind ?? 'rulebook';
  const terms = file?.terms ?? withRules(book, rules);
  const startAgain = (): void => {
    forget();
    setFile(undefined);
    setRules(new Map());
    setFaults([]);
  };
  return {
    ...{ file, rules, days, setDays, faults, isBusy, replay, stop, startAgain, kind, terms },
    isChanged: file !== undefined || rules.size > 0,
    say: (message: string): void => setFaults([{ path: '', message }]),
    tryFile: (tried: Tried): void => {
      startAgain();
      setFile(tried);
    },
    tryRule: (rule: Rule): void => {
      forget();
      setFaults([]);
      setRules(new Map([...rules, [rule.id, rule]]));
    },
    run: async (): Promise<void> => {
      setFaults([]);
      setBusy(true);
      try {
        await run(bodyOf(kind, terms, days.from, days.to));
      } catch (error) {
        // Stopped, or begun anew.
        if (error instanceof DOMException && error.name === 'AbortError') return;
        setFaults(faultsOf(error));
      } finally {
        setBusy(false);
      }
    },
  };
}
