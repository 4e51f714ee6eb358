import { useState } from 'react';
import { useLocation } from 'wouter';
import { ApiProblem } from '../../../api/problem.ts';
import { useWrite } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { type ProblemForm, useProblemForm } from '../../../forms/use-problem-form.ts';
import { noOwner, type OwnerValues, ownerField, ownerOf } from '../../../parts/units/owner-fields.tsx';
import type { Unit } from '../../../parts/units/shapes.ts';
import { dayIn } from '../../../parts/units/warranty-end.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

export const unitAddress = (serial: string): string => `/units/${encodeURIComponent(serial)}`;

interface Values extends OwnerValues {
  deliveredAt: string;
}

interface RegistrationForm extends ProblemForm<Values> {
  readonly proofDocumentId: string | undefined;
  readonly setProof: (documentId: string) => void;
}

/** What the service says of the paper; undefined where it is about something else. */
const faultOfProof = (error: unknown): string | undefined =>
  error instanceof ApiProblem
    ? error.faults.find(({ path }) => path === 'proofDocumentId')?.message
    : undefined;

/** The form that registers a unit, and leads to it once it has. */
export function useRegistration({ serial }: Unit): RegistrationForm {
  const t = useTexts(texts);
  const { calendarDay } = useFormats();
  const [, navigate] = useLocation();
  const [proofDocumentId, setProof] = useState<string>();
  const register = useWrite('POST /units/{serial}/registration');
  const form = useProblemForm<Values>(
    {
      mode: 'controlled',
      initialValues: { deliveredAt: dayIn(0), ...noOwner },
      validate: { deliveredAt: (day) => (day === '' ? t('deliveredMissing') : null) },
    },
    async (values) => {
      const { deliveredAt } = values;
      const body = {
        ...{ deliveredAt, customer: ownerOf(values) },
        ...(proofDocumentId !== undefined && { proofDocumentId }),
      };
      const { warranty } = await register.mutateAsync({ path: { serial }, body }).catch((error: unknown) => {
        const fault = faultOfProof(error);
        if (fault === undefined) throw error;
        // A paper that was not taken in: the next try goes without it, or with another.
        setProof(undefined);
        throw new Error(fault, { cause: error });
      });
      toast(t('done', { serial, day: calendarDay(warranty.endsAt ?? deliveredAt) }));
      navigate(unitAddress(serial), { replace: true });
    },
    ownerField,
  );
  return { ...form, proofDocumentId, setProof };
}
