import { Button, Group, Stack, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useWrite } from '../../../api/query.ts';
import { FormButtons } from '../../../forms/form-buttons.tsx';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import type { ReviewedDevice } from './shapes.ts';
import { texts } from './texts.ts';

interface JudgeProps {
  readonly device: ReviewedDevice;
  /** There are photos to judge by. */
  readonly canSee: boolean;
}

/** Accepts the photos, or asks for others with a reason that the customer reads. */
export function Judge({ device: { deviceId, model }, canSee }: JudgeProps): ReactNode {
  const t = useTexts(texts);
  const [isAsking, setAsking] = useState(false);
  const review = useWrite('POST /devices/{deviceId}/review');
  const path = { deviceId };
  const { form, problem, isSending, submit, show } = useProblemForm(
    { mode: 'uncontrolled', initialValues: { reason: '' } },
    async ({ reason }) => {
      await review.mutateAsync({ path, body: { outcome: 'again', reason } });
      toast(t('asked'));
    },
  );
  const accept = () =>
    void review
      .mutateAsync({ path, body: { outcome: 'accept' } })
      .then(() => toast(t('accepted', { model })), show);
  if (!isAsking)
    return (
      <Stack gap="sm">
        <FormProblem>{problem}</FormProblem>
        <Group gap="sm">
          <Button variant={canSee ? 'filled' : 'default'} loading={review.isPending} onClick={accept}>
            {t('accept')}
          </Button>
          <Button variant="default" onClick={() => setAsking(true)}>
            {t('again')}
          </Button>
        </Group>
      </Stack>
    );
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Textarea
          label={t('reason')}
          required
          withAsterisk={false}
          autoFocus
          maxLength={1_000}
          {...form.getInputProps('reason')}
        />
        <FormProblem>{problem}</FormProblem>
        <FormButtons
          send={t('askAgain')}
          isSending={isSending}
          leave={t('back')}
          onLeave={() => setAsking(false)}
        />
      </Stack>
    </form>
  );
}
