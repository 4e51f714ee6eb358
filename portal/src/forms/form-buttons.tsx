import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';

interface FormButtonsProps {
  /** What sending the form does, in words. */
  readonly send: string;
  readonly isSending: boolean;
  /** What leaving it unsent does, in words. */
  readonly leave: string;
  readonly onLeave: () => void;
}

const Send = ({ send, isSending }: FormButtonsProps): ReactNode => (
  <Button type="submit" loading={isSending}>
    {send}
  </Button>
);

const Leave = ({ leave, onLeave }: FormButtonsProps): ReactNode => (
  <Button variant="default" onClick={onLeave}>
    {leave}
  </Button>
);

/** How a form inside a page ends: the button that sends it, and the one that leaves all as it was. */
export const FormButtons = (props: FormButtonsProps): ReactNode => (
  <Group gap="sm">
    <Send {...props} />
    <Leave {...props} />
  </Group>
);

/** The same at the end of a dialog's form: in its corner, what is done last stands last. */
export const DialogButtons = (props: FormButtonsProps): ReactNode => (
  <Group gap="sm" justify="flex-end">
    <Leave {...props} />
    <Send {...props} />
  </Group>
);
