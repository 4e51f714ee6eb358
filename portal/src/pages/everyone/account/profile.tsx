import { Button, Stack, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { BodyOf } from '../../../api/call.ts';
import { useWrite } from '../../../api/query.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import type { Account } from '../../../session/account.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

type Changes = BodyOf<'PATCH /me'>;

export function Profile({ account }: { readonly account: Account }): ReactNode {
  const t = useTexts(texts);
  const save = useWrite('PATCH /me', { refreshes: ['GET /me'] });
  const { form, problem, isSending, submit } = useProblemForm(
    {
      mode: 'uncontrolled',
      initialValues: {
        name: account.name,
        title: account.title ?? '',
        payee: account.payee?.email ?? '',
      },
    },
    async ({ name, title, payee }) => {
      const email = payee.trim();
      const body: Changes = {
        name,
        title,
        ...(email !== '' && email !== account.payee?.email && { payee: { method: 'paypal', email } }),
      };
      await save.mutateAsync({ body });
      toast(t('saved'));
    },
  );
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t('name')}
          autoComplete="name"
          required
          withAsterisk={false}
          {...form.getInputProps('name')}
        />
        <TextInput
          label={t('jobTitle')}
          description={t('jobTitleHint')}
          autoComplete="organization-title"
          {...form.getInputProps('title')}
        />
        {account.role === 'customer' && (
          <TextInput
            label={t('payee')}
            description={t('payeeHint')}
            type="email"
            {...form.getInputProps('payee')}
          />
        )}
        <FormProblem>{problem}</FormProblem>
        <Button type="submit" loading={isSending} style={{ alignSelf: 'flex-start' }}>
          {t('save')}
        </Button>
      </Stack>
    </form>
  );
}
