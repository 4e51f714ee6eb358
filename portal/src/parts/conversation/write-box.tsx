import { Button, Checkbox, Group, Stack, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWrite } from '../../api/query.ts';
import { FormProblem } from '../../forms/form-problem.tsx';
import { useProblemForm } from '../../forms/use-problem-form.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/languages.tsx';
import { texts } from './texts.ts';

interface WriteBoxProps {
  readonly claimId: string;
  readonly canWriteInternal: boolean;
}

export function WriteBox({ claimId, canWriteInternal }: WriteBoxProps): ReactNode {
  const t = useTexts(texts);
  const write = useWrite('POST /claims/{claimId}/comments', {
    refreshes: ['GET /claims/{claimId}/comments', 'GET /claims/{claimId}/emails', 'GET /claims/{claimId}'],
  });
  const { form, problem, isSending, submit } = useProblemForm(
    { mode: 'controlled', initialValues: { text: '', internal: false } },
    async ({ text, internal }) => {
      await write.mutateAsync({ path: { claimId }, body: { text, ...(internal && { internal }) } });
      form.reset();
      toast(t('sent'));
    },
  );
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Textarea
          label={t('write')}
          description={form.values.internal ? t('writeInternal') : t('hint')}
          required
          withAsterisk={false}
          maxLength={5_000}
          {...form.getInputProps('text')}
        />
        <FormProblem>{problem}</FormProblem>
        <Group justify="space-between">
          {canWriteInternal && (
            <Checkbox label={t('writeInternal')} {...form.getInputProps('internal', { type: 'checkbox' })} />
          )}
          <Button type="submit" variant="default" loading={isSending}>
            {t('send')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
