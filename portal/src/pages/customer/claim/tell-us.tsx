import { Button, Stack, Text, Textarea, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWrite } from '../../../api/query.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** A closed claim is opened again by one of the team; this asks for it. */
export function TellUs({ claimId }: { readonly claimId: string }): ReactNode {
  const t = useTexts(texts);
  const write = useWrite('POST /claims/{claimId}/comments');
  const { form, problem, isSending, submit } = useProblemForm(
    { mode: 'uncontrolled', initialValues: { text: '' } },
    async ({ text }) => {
      await write.mutateAsync({ path: { claimId }, body: { text } });
      form.reset();
      toast(t('tellSent'));
    },
  );
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Title order={2}>{t('tellTitle')}</Title>
        <Text c="dimmed">{t('tellHint')}</Text>
        <Textarea
          key={form.key('text')}
          label={t('tellLabel')}
          maxLength={5_000}
          {...form.getInputProps('text')}
        />
        <FormProblem>{problem}</FormProblem>
        <Button type="submit" variant="default" loading={isSending} style={{ alignSelf: 'flex-start' }}>
          {t('tellSend')}
        </Button>
      </Stack>
    </form>
  );
}
