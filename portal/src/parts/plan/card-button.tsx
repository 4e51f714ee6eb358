import { Button, type ButtonProps, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWrite } from '../../api/query.ts';
import { FormProblem } from '../../forms/form-problem.tsx';

interface CardButtonProps extends ButtonProps {
  readonly enrollmentId: string;
  readonly children: string;
}

/** Goes to the payment provider's page for a card: no card number is ever typed here. */
export function CardButton({ enrollmentId, children, ...button }: CardButtonProps): ReactNode {
  const open = useWrite('POST /enrollments/{enrollmentId}/card-page', { refreshes: [] });
  return (
    <Stack gap="xs" align="flex-start">
      <Button
        {...button}
        loading={open.isPending || open.isSuccess}
        onClick={() =>
          open.mutate(
            { path: { enrollmentId }, body: {} },
            { onSuccess: ({ url }) => window.location.assign(url) },
          )
        }
      >
        {children}
      </Button>
      <FormProblem>{open.error?.message}</FormProblem>
    </Stack>
  );
}
