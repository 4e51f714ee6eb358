import { Alert } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon } from '../shell/icons.tsx';

/** What went wrong with the whole form; an alert is read out as it appears. */
export const FormProblem = ({ children }: { readonly children: string | undefined }): ReactNode =>
  children === undefined ? null : (
    <Alert color="red" variant="light" icon={<Icon name="warning" />} radius="md">
      {children}
    </Alert>
  );
