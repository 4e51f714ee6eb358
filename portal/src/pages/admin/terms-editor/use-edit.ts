import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { BodyOf } from '../../../api/call.ts';
import { type Fault, faultsOf } from '../../../api/problem.ts';
import { serverNow } from '../../../api/server-time.ts';
import { useReplay } from '../../../parts/replay/use-replay.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { dropDraft, keptDraft } from './draft.ts';
import { type Edit, type HandedIn, handIn, nextVersion, type TermsKind } from './terms.ts';
import { texts } from './texts.ts';

/** Terms that were tried on their own page, where they are of this kind. */
const takenDraft = (kind: TermsKind): object | undefined => {
  const draft = keptDraft();
  return draft?.kind === kind ? draft.terms : undefined;
};

const typed = ({ version: _version, effectiveFrom: _from, ...content }: Record<string, unknown>): string =>
  JSON.stringify(content, undefined, 2);

/** What is typed of a new version. */
interface Values {
  readonly name: string;
  /** Local, as the field of the browser writes it; empty: at once. */
  readonly from: string;
  readonly text: string;
}

/** What was tried: with it, and with nothing else, the version may be put in force. */
interface Tried {
  readonly handedIn: HandedIn;
  readonly edit: Edit;
}

/** A new version of terms as it is typed, tried and put in force; another word, and it has to be tried again. */
export function useEdit(kind: TermsKind, version: string, terms: object) {
  const t = useTexts(texts);
  const client = useQueryClient();
  const [draft] = useState(() => takenDraft(kind));
  const [values, setValues] = useState<Values>(() => ({
    name: nextVersion(version, serverNow()),
    from: '',
    text: typed((draft ?? terms) as Record<string, unknown>),
  }));
  const [tried, setTried] = useState<Tried>();
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [isBusy, setBusy] = useState(false);
  // It is in the text now.
  useEffect(dropDraft, []);
  const { replay, run, stop, forget } = useReplay();

  /** Undefined, and a fault beside the text, where it is no JSON. */
  const read = (): HandedIn | undefined => {
    const { name, from, text } = values;
    try {
      const content = JSON.parse(text) as object;
      const begins = from === '' ? {} : { effectiveFrom: new Date(from).toISOString() };
      return { ...{ kind, content, version: name.trim(), basedOn: version }, ...begins };
    } catch (error) {
      setFaults([{ path: '', message: t('notJson', { problem: String(error) }) }]);
      return undefined;
    }
  };
  const check = async (): Promise<void> => {
    setTried(undefined);
    setFaults([]);
    const handedIn = read();
    if (!handedIn) return;
    setBusy(true);
    try {
      setTried({ handedIn, edit: await handIn(handedIn, true) });
      const { content, version: name } = handedIn;
      await run({ [kind]: { ...content, version: name } } as BodyOf<'POST /rulebook/replay'>);
    } catch (error) {
      setFaults(faultsOf(error));
    } finally {
      setBusy(false);
    }
  };
  return {
    ...{ values, tried, faults, isBusy, replay, stop, check },
    isFromDraft: draft !== undefined,
    change: (more: Partial<Values>): void => {
      setTried(undefined);
      forget();
      setValues((present) => ({ ...present, ...more }));
    },
    publish: async ({ handedIn }: Tried): Promise<Edit> => {
      const stored = await handIn(handedIn, false);
      await client.invalidateQueries();
      return stored;
    },
  };
}
