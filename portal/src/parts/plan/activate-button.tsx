import { Button, type ButtonProps, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRead, useWrite } from '../../api/query.ts';
import { FormProblem } from '../../forms/form-problem.tsx';
import { useTexts } from '../../texts/languages.tsx';
import { TermsLink } from '../terms/terms-link.tsx';
import { texts as termsTexts } from '../terms/texts.ts';
import type { Plan } from './plan-state.ts';

interface ActivateButtonProps extends ButtonProps {
  readonly plan: Plan;
  readonly children: string;
}

/** Activates the plan; where somebody else sold it, this is where its owner agrees to the terms. */
export function ActivateButton({ plan, children, ...button }: ActivateButtonProps): ReactNode {
  const t = useTexts(termsTexts);
  const { enrollmentId, termsAccepted } = plan;
  const agrees = termsAccepted === undefined;
  const offers = useRead('GET /plans', {}, { enabled: agrees });
  const activate = useWrite('POST /enrollments/{enrollmentId}/activate');
  const acceptedTerms = agrees ? offers.data?.termsVersion : undefined;
  return (
    <Stack gap="xs" align="flex-start">
      <Button
        {...button}
        loading={activate.isPending}
        onClick={() =>
          activate.mutate(
            { path: { enrollmentId }, body: acceptedTerms === undefined ? {} : { acceptedTerms } },
            { onError: () => void offers.refetch() },
          )
        }
      >
        {children}
      </Button>
      {agrees && (
        <Text size="sm" c="dimmed">
          {t.rich('agree', { terms: <TermsLink /> })}
        </Text>
      )}
      <FormProblem>{activate.error?.message}</FormProblem>
    </Stack>
  );
}
