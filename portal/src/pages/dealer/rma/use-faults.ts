import { useState } from 'react';
import { ApiProblem } from '../../../api/problem.ts';

interface Faults {
  /** What the service says of the field with this path. */
  readonly faultOf: (path: string) => string | undefined;
  /** What is wrong and belongs to no one field. */
  readonly problem: string | undefined;
  readonly isSending: boolean;
  readonly send: (doing: () => Promise<unknown>) => Promise<void>;
}

/** For forms of many rows, whose fields have no names of their own: what the service refuses, by its path. */
export function useFaults(): Faults {
  const [error, setError] = useState<Error>();
  const [isSending, setSending] = useState(false);
  const send = async (doing: () => Promise<unknown>): Promise<void> => {
    setSending(true);
    setError(undefined);
    try {
      await doing();
    } catch (refused) {
      setError(refused instanceof Error ? refused : new Error(String(refused)));
    } finally {
      setSending(false);
    }
  };
  const faults = error instanceof ApiProblem ? error.faults : [];
  return {
    faultOf: (path) => faults.find((fault) => fault.path === path)?.message,
    problem: error?.message,
    isSending,
    send,
  };
}
