import { useState } from 'react';
import type { BodyOf } from '../../../../api/call.ts';
import { ApiProblem, Unreachable } from '../../../../api/problem.ts';
import { useWrite } from '../../../../api/query.ts';
import type { Claim } from '../../../../api/shapes.ts';
import { texts as formTexts } from '../../../../forms/texts.ts';
import { useTexts } from '../../../../texts/languages.tsx';

export type IncidentPatch = NonNullable<BodyOf<'PATCH /claims/{claimId}'>['incident']>;

export interface Draft {
  /** Keeps an answer; true once it is kept. */
  readonly save: (patch: IncidentPatch) => Promise<boolean>;
  readonly isSaving: boolean;
  readonly problem: string | undefined;
}

/** Keeps each answer with the service at once, so that the draft can be gone on with anywhere. */
export function useDraft({ claimId, incident }: Claim): Draft {
  const t = useTexts(formTexts);
  const update = useWrite('PATCH /claims/{claimId}', {
    refreshes: ['GET /claims/{claimId}', 'GET /claims/{claimId}/money-preview'],
  });
  const [problem, setProblem] = useState<string>();
  const isKnown = (patch: IncidentPatch) =>
    Object.entries(patch).every(
      ([name, value]) => (incident[name as keyof typeof incident] ?? null) === value,
    );
  const save = async (patch: IncidentPatch): Promise<boolean> => {
    setProblem(undefined);
    if (isKnown(patch)) return true;
    try {
      await update.mutateAsync({ path: { claimId }, body: { incident: patch } });
      return true;
    } catch (error) {
      if (error instanceof ApiProblem) setProblem(error.faults[0]?.message ?? error.message);
      else setProblem(error instanceof Unreachable ? t('unreachable') : String(error));
      return false;
    }
  };
  return { save, isSaving: update.isPending, problem };
}
