import { Button, type ButtonProps, Group, Modal, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { FormProblem } from '../forms/form-problem.tsx';
import { useTexts } from '../texts/languages.tsx';
import { texts } from './texts.ts';

interface ConfirmButtonProps extends ButtonProps {
  readonly children: string;
  /** What will happen, as a question. */
  readonly title: string;
  /** What it means, and whether it can be taken back. */
  readonly text: ReactNode;
  /** What the button that does it says; the same words without it. */
  readonly confirm?: string;
  readonly onConfirm: () => Promise<unknown>;
}

/** A button for what can't easily be taken back: asks once, says what went wrong where it was asked. */
export function ConfirmButton(props: ConfirmButtonProps): ReactNode {
  const { children, title, text, confirm = children, onConfirm, ...button } = props;
  const t = useTexts(texts);
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const close = () => {
    setOpen(false);
    setProblem(undefined);
  };
  const run = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await onConfirm();
      close();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button variant="default" {...button} onClick={() => setOpen(true)}>
        {children}
      </Button>
      <Modal opened={isOpen} onClose={close} title={title} closeButtonProps={{ 'aria-label': t('dismiss') }}>
        <Stack>
          <Text>{text}</Text>
          <FormProblem>{problem}</FormProblem>
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('confirmCancel')}
            </Button>
            <Button loading={isBusy} onClick={() => void run()}>
              {confirm}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
