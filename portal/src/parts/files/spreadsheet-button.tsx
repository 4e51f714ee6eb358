import { Button, type ButtonProps } from '@mantine/core';
import { type ChangeEvent, type ReactNode, useRef } from 'react';
import { Icon } from '../../shell/icons.tsx';
import { base64Of } from './read-file.ts';

const accepted = '.csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A file as the service takes it in. */
export interface ChosenFile {
  readonly name: string;
  /** In base64. */
  readonly content: string;
}

interface SpreadsheetButtonProps extends Pick<ButtonProps, 'size' | 'variant' | 'loading'> {
  readonly children: string;
  /** What is chosen, for who can't see the button. */
  readonly label: string;
  readonly onChosen: (file: ChosenFile) => void;
}

/** Chooses a CSV or Excel file. The same file, mended, may be chosen again. */
export function SpreadsheetButton({
  children,
  label,
  onChosen,
  ...button
}: SpreadsheetButtonProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const choose = async ({ currentTarget }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [chosen] = currentTarget.files ?? [];
    if (!chosen) return;
    const content = await base64Of(chosen);
    if (input.current) input.current.value = '';
    onChosen({ name: chosen.name, content });
  };
  return (
    <>
      <Button {...button} leftSection={<Icon name="upload" />} onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accepted}
        aria-label={label}
        onChange={(event) => void choose(event)}
      />
    </>
  );
}
