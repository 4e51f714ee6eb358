import { Button, type ButtonProps, Kbd } from '@mantine/core';
import type { ReactNode } from 'react';

interface NextButtonProps extends Pick<ButtonProps, 'size' | 'variant'> {
  readonly children: string;
  readonly onTake: () => void;
  readonly isTaking: boolean;
}

/** Takes the next claim; shows the key that does the same where there are keys. */
export const NextButton = ({ children, onTake, isTaking, ...button }: NextButtonProps): ReactNode => (
  <Button
    {...button}
    loading={isTaking}
    onClick={onTake}
    rightSection={
      <Kbd aria-hidden="true" visibleFrom="md">
        {'N'}
      </Kbd>
    }
  >
    {children}
  </Button>
);
