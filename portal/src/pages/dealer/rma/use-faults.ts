import { useState } from 'react';
import { type Fault, faultsOf } from '../../../api/problem.ts';
import { texts } from '../../../forms/texts.ts';
import { useTexts } from '../../../texts/languages.tsx';

interface Faults {
  /** What is wrong with the field with this path. */
  readonly faultOf: (path: string) => string | undefined;
  /** What is wrong and belongs to no one field. */
  readonly problem: string | undefined;
  readonly isSending: boolean;
  readonly send: (doing: () => Promise<unknown>) => Promise<void>;
  /** Says what is wrong before anything is sent. */
  readonly refuse: (faults: readonly Fault[]) => void;
  /** A row was changed: what was said of it holds no longer. */
  readonly forget: (row: string) => void;
}

/**
 * For forms of many rows, whose fields have no names of their own: what is refused, by its path.
 * @param fields the last parts of the paths that have a field to stand beside
 */
export function useFaults(fields: readonly string[]): Faults {
  const t = useTexts(texts);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [isSending, setSending] = useState(false);
  const send = async (doing: () => Promise<unknown>): Promise<void> => {
    setSending(true);
    setFaults([]);
    try {
      await doing();
    } catch (refused) {
      setFaults(faultsOf(refused));
    } finally {
      setSending(false);
    }
  };
  const isPlaced = ({ path }: Fault): boolean => fields.includes(path.split('.').at(-1) ?? '');
  const others = faults.filter((fault) => !isPlaced(fault)).map(({ message }) => message);
  const words = others.length > 0 ? others.join(' ') : t('seeFields');
  return {
    faultOf: (path) => faults.find((fault) => fault.path === path)?.message,
    problem: faults.length === 0 ? undefined : words,
    isSending,
    send,
    refuse: setFaults,
    forget: (row) => setFaults((present) => present.filter(({ path }) => !path.startsWith(`${row}.`))),
  };
}
