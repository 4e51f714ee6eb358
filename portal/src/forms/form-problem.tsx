import { Alert } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon } from '../shell/icons.tsx';

/** What went wrong with the whole form, read out as it appears. */
export const FormProblem = ({ children }: { readonly children: string | undefined }): ReactNode => (
  <div role="alert">
    {children !== undefined && (
      <Alert color="red" variant="light" icon={<Icon name="warning" />} radius="md">
        {children}
      </Alert>
    )}
  </div>
);
