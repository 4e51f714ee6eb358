import { Modal, Stack, Text, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWrite } from '../../../api/query.ts';
import { DialogButtons } from '../../../forms/form-buttons.tsx';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

interface PassDialogProps {
  readonly claimId: string;
  readonly onClose: () => void;
}

/** Why the shop leaves the repair to another. */
export default function PassDialog({ claimId, onClose }: PassDialogProps): ReactNode {
  const t = useTexts(texts);
  const pass = useWrite('POST /claims/{claimId}/pass');
  const { form, problem, isSending, submit } = useProblemForm(
    { mode: 'controlled', initialValues: { reason: '' } },
    async ({ reason }) => {
      const body = reason.trim() === '' ? {} : { reason };
      await pass.mutateAsync({ path: { claimId }, body });
      toast(t('offerPassed'));
      onClose();
    },
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('offerPassTitle')}
      closeButtonProps={{ 'aria-label': t('offerClose') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <Text>{t('offerPassText')}</Text>
          <Textarea
            label={t('offerReason')}
            description={t('offerReasonHint')}
            rows={3}
            {...form.getInputProps('reason')}
          />
          <FormProblem>{problem}</FormProblem>
          <DialogButtons
            send={t('offerPass')}
            isSending={isSending}
            leave={t('offerKeep')}
            onLeave={onClose}
          />
        </Stack>
      </form>
    </Modal>
  );
}
