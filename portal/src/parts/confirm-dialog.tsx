import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { FormProblem } from '../forms/form-problem.tsx';
import { useTexts } from '../texts/languages.tsx';
import { texts } from './texts.ts';

interface ConfirmDialogProps {
  readonly title: string;
  readonly text: ReactNode;
  readonly confirm: string;
  readonly isOpen: boolean;
  readonly onConfirm: () => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks once, and says what went wrong where it was asked. */
export default function ConfirmDialog(props: ConfirmDialogProps): ReactNode {
  const { title, text, confirm, isOpen, onConfirm, onClose } = props;
  const t = useTexts(texts);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const close = () => {
    setProblem(undefined);
    onClose();
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
  );
}
