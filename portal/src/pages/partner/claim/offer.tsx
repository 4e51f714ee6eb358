import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useWrite } from '../../../api/query.ts';
import type { Claim } from '../../../api/shapes.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** The shop is asked whether it takes the repair: yes by one tap, no with a reason. */
export function AcceptOrPass({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const accept = useWrite('POST /claims/{claimId}/accept');
  const { claimId, nextStep } = claim;
  const run = async (): Promise<void> => {
    try {
      await accept.mutateAsync({ path: { claimId }, body: {} });
      toast(t('offerAccepted'));
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error), 'bad');
    }
  };
  return (
    <Group gap="sm">
      <Button loading={accept.isPending} onClick={() => void run()}>
        {nextStep.button ?? t('offerAccept')}
      </Button>
      <PassButton claimId={claimId} variant="default" />
    </Group>
  );
}

interface PassButtonProps {
  readonly claimId: string;
  readonly variant: 'default' | 'subtle';
}

/** Leaves the repair to another shop. */
export function PassButton({ claimId, variant }: PassButtonProps): ReactNode {
  const t = useTexts(texts);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant={variant} onClick={() => setOpen(true)}>
        {t('offerPass')}
      </Button>
      {isOpen && <PassDialog claimId={claimId} onClose={() => setOpen(false)} />}
    </>
  );
}

function PassDialog({
  claimId,
  onClose,
}: {
  readonly claimId: string;
  readonly onClose: () => void;
}): ReactNode {
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
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('offerKeep')}
            </Button>
            <Button type="submit" loading={isSending}>
              {t('offerPass')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
