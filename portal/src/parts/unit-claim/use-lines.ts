import { useState } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import { useTexts } from '../../texts/languages.tsx';
import type { LinesBody, UnitClaim } from './shapes.ts';
import { texts } from './texts.ts';
import { faultsIn, linesBody, type TypedLines, typedLines } from './typed-lines.ts';

export interface EditedLines {
  readonly lines: TypedLines;
  readonly setLines: (lines: TypedLines) => void;
  readonly faults: Readonly<Record<string, string>>;
  /** What is wrong and belongs to no field. */
  readonly problem: string | undefined;
  /** Whether something was typed that was not sent. */
  readonly isChanged: boolean;
  /** Checks and sends; true once it is done. What was typed stays. */
  readonly send: () => Promise<boolean>;
  /** Puts a fault of another call where it belongs. */
  readonly show: (error: unknown) => void;
}

/** The lines of a claim while they are typed, and the faults that the service names beside their fields. */
export function useLines(claim: UnitClaim, sendLines: (body: LinesBody) => Promise<unknown>): EditedLines {
  const t = useTexts(texts);
  const [lines, setTyped] = useState(() => typedLines(claim.lines ?? []));
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<string>();
  const [isChanged, setChanged] = useState(false);
  const setLines = (typed: TypedLines): void => {
    setTyped(typed);
    setChanged(true);
    setFaults({});
  };
  const show = (error: unknown): void => {
    const found = error instanceof ApiProblem ? error.faults : [];
    setFaults(Object.fromEntries(found.map(({ path, message }) => [path, message])));
    setProblem(error instanceof Error ? error.message : String(error));
  };
  const send = async (): Promise<boolean> => {
    const own = Object.entries(faultsIn(lines)).map(([path, word]) => [path, t(word)] as const);
    setFaults(Object.fromEntries(own));
    setProblem(undefined);
    if (own.length > 0) return false;
    try {
      await sendLines(linesBody(lines));
      setChanged(false);
      return true;
    } catch (error) {
      show(error);
      return false;
    }
  };
  return { lines, setLines, faults, problem, isChanged, send, show };
}
