import { useState } from 'react';
import { call } from '../../../../api/call.ts';
import { faultsOf } from '../../../../api/problem.ts';
import type { UnitClaim } from '../../../../parts/unit-claim/shapes.ts';
import { useTexts } from '../../../../texts/languages.tsx';
import type { DecisionBody, DecisionPreview } from './decision.ts';
import { texts } from './texts.ts';
import {
  bodyOfVerdicts,
  type TypedVerdict,
  type Verdicts,
  verdictFaults,
  verdictsOf,
} from './unit-verdicts.ts';

interface Previewed {
  readonly body: DecisionBody;
  readonly preview: DecisionPreview;
}

/** The verdicts on a dealer's lines as they are typed, and the mails they would send. */
export function useLineReview({ claimId, lines = [], proposal }: UnitClaim, isOverride: boolean) {
  const t = useTexts(texts);
  const [verdicts, setVerdicts] = useState<Verdicts>(() => verdictsOf(proposal?.lines ?? []));
  const [message, setMessage] = useState('');
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<string>();
  const [isLooking, setLooking] = useState(false);
  const [previewed, setPreviewed] = useState<Previewed>();
  const look = async (): Promise<void> => {
    const found = Object.entries(verdictFaults(lines, verdicts)).map(([id, word]) => [id, t(word)] as const);
    setFaults(Object.fromEntries(found));
    setProblem(undefined);
    if (found.length > 0 || isLooking) return;
    const said = message.trim();
    const body: DecisionBody = {
      outcome: 'approve',
      ...(lines.length > 0 && { lines: bodyOfVerdicts(lines, verdicts) }),
      ...(said !== '' && { message: said }),
      ...(isOverride && { override: true }),
    };
    setLooking(true);
    try {
      const preview = await call('POST /claims/{claimId}/decide/preview', { path: { claimId }, body });
      setPreviewed({ body, preview });
    } catch (error) {
      setProblem(faultsOf(error)[0]?.message);
    } finally {
      setLooking(false);
    }
  };
  return {
    ...{ verdicts, message, setMessage, faults, problem, isLooking, look, previewed },
    judge: (lineId: string, typed: TypedVerdict): void => {
      setVerdicts({ ...verdicts, [lineId]: typed });
      setFaults({ ...faults, [lineId]: '' });
    },
    closePreview: (): void => setPreviewed(undefined),
  };
}
