import { Button, Stack, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWrite } from '../../api/query.ts';
import { FormProblem } from '../../forms/form-problem.tsx';
import { useProblemForm } from '../../forms/use-problem-form.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/languages.tsx';
import type { Invitation } from './progress.tsx';
import { texts } from './texts.ts';

interface CorrectNumberProps {
  readonly enrollmentId: string;
  readonly invitation: Invitation;
}

/** The text did not come: the same number again, or the right one. */
export function CorrectNumber({ enrollmentId, invitation }: CorrectNumberProps): ReactNode {
  const t = useTexts(texts);
  const send = useWrite('POST /enrollments/{enrollmentId}/invitation');
  const { form, problem, isSending, submit } = useProblemForm(
    { mode: 'controlled', initialValues: { phone: invitation.phone } },
    async ({ phone }) => {
      const body = phone.trim() === invitation.phone ? {} : { phone };
      await send.mutateAsync({ path: { enrollmentId }, body });
      toast(t('sentAgain', { phone }));
    },
  );
  return (
    <form onSubmit={submit} noValidate style={{ flex: '1 1 16rem' }}>
      <Stack>
        {invitation.problem !== undefined && <Text c="red">{invitation.problem}</Text>}
        <TextInput
          label={t('phone')}
          description={t('phoneHint')}
          type="tel"
          autoComplete="off"
          {...form.getInputProps('phone')}
        />
        <FormProblem>{problem}</FormProblem>
        <Button type="submit" variant="default" loading={isSending} style={{ alignSelf: 'flex-start' }}>
          {t('again')}
        </Button>
      </Stack>
    </form>
  );
}
