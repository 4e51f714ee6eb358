import { Button, type ButtonProps, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWrite } from '../../api/query.ts';
import { FormProblem } from '../../forms/form-problem.tsx';

interface ActivateButtonProps extends ButtonProps {
  readonly enrollmentId: string;
  readonly children: string;
}

export function ActivateButton({ enrollmentId, children, ...button }: ActivateButtonProps): ReactNode {
  const activate = useWrite('POST /enrollments/{enrollmentId}/activate');
  return (
    <Stack gap="xs" align="flex-start">
      <Button
        {...button}
        loading={activate.isPending}
        onClick={() => activate.mutate({ path: { enrollmentId }, body: {} })}
      >
        {children}
      </Button>
      <FormProblem>{activate.error?.message}</FormProblem>
    </Stack>
  );
}
