import { Button, type ButtonProps, Modal, Stack, Text, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { DialogButtons } from '../../../forms/form-buttons.tsx';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

interface ReasonButtonProps extends Omit<ButtonProps, 'onClick'> {
  readonly children: string;
  readonly title: string;
  /** What happens then. */
  readonly text: string;
  readonly onReason: (reason: string) => Promise<unknown>;
}

/** A step with money: asks why, and keeps what was typed when the service says no. */
export function ReasonButton({ children, title, text, onReason, ...button }: ReasonButtonProps): ReactNode {
  const t = useTexts(texts);
  const [isOpen, setOpen] = useState(false);
  const { form, problem, isSending, submit } = useProblemForm(
    {
      initialValues: { reason: '' },
      validate: { reason: (typed) => (typed.trim().length < 3 ? t('reasonMissing') : null) },
    },
    async ({ reason }) => {
      await onReason(reason.trim());
      form.reset();
      setOpen(false);
    },
  );
  return (
    <>
      <Button variant="default" {...button} onClick={() => setOpen(true)}>
        {children}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={title}
        closeButtonProps={{ 'aria-label': t('dismiss') }}
      >
        <form onSubmit={submit} noValidate>
          <Stack>
            <Text>{text}</Text>
            <Textarea
              label={t('reason')}
              description={t('reasonHint')}
              rows={3}
              data-autofocus
              {...form.getInputProps('reason')}
            />
            <FormProblem>{problem}</FormProblem>
            <DialogButtons
              send={children}
              isSending={isSending}
              leave={t('cancel')}
              onLeave={() => setOpen(false)}
            />
          </Stack>
        </form>
      </Modal>
    </>
  );
}
