import { useRef, useState } from 'react';
import type { BodyOf } from '../../../../api/call.ts';
import { ApiProblem, Unreachable } from '../../../../api/problem.ts';
import { useWrite } from '../../../../api/query.ts';
import type { Claim } from '../../../../api/shapes.ts';
import { texts as formTexts } from '../../../../forms/texts.ts';
import { useTexts } from '../../../../texts/languages.tsx';

export type IncidentPatch = NonNullable<BodyOf<'PATCH /claims/{claimId}'>['incident']>;

export interface Draft {
  /** Keeps an answer that the person waits for; true once it is kept. */
  readonly save: (patch: IncidentPatch) => Promise<boolean>;
  /**
   * Keeps an answer in passing, as when a field is left. It makes nothing busy: a button that is taken away while it is
   * pressed hears of no click.
   */
  readonly keep: (patch: IncidentPatch) => Promise<boolean>;
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
  const [isSaving, setSaving] = useState(false);
  /** Answers go one after the other: the later one of the same question stands. */
  const before = useRef<Promise<unknown>>(Promise.resolve());
  const keep = async (patch: IncidentPatch): Promise<boolean> => {
    setProblem(undefined);
    if (isKnown(patch)) return true;
    const sent = before.current.then(() =>
      update.mutateAsync({ path: { claimId }, body: { incident: patch } }),
    );
    before.current = sent.catch(() => undefined);
    try {
      await sent;
      return true;
    } catch (error) {
      if (error instanceof ApiProblem) setProblem(error.faults[0]?.message ?? error.message);
      else setProblem(error instanceof Unreachable ? t('unreachable') : String(error));
      return false;
    }
  };
  const save = async (patch: IncidentPatch): Promise<boolean> => {
    setSaving(true);
    try {
      return await keep(patch);
    } finally {
      setSaving(false);
    }
  };
  return { save, keep, isSaving, problem };
}
