import { Button, Stack, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { BodyOf } from '../../../api/call.ts';
import { useWrite } from '../../../api/query.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import type { Account } from '../../../session/account.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { changedPayee, Payee, payeeField, payeeValues } from './payee.tsx';
import { texts } from './texts.ts';

type Changes = BodyOf<'PATCH /me'>;

export function Profile({ account }: { readonly account: Account }): ReactNode {
  const t = useTexts(texts);
  const save = useWrite('PATCH /me', { refreshes: ['GET /me'] });
  const { form, problem, isSending, submit } = useProblemForm(
    {
      mode: 'controlled',
      initialValues: { name: account.name, title: account.title ?? '', ...payeeValues(account) },
    },
    async ({ name, title, ...typed }) => {
      const payee = account.role === 'customer' ? changedPayee(typed, account) : undefined;
      const body: Changes = { name, title, ...(payee && { payee }) };
      await save.mutateAsync({ body });
      toast(t('saved'));
    },
    payeeField,
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
        {account.role === 'customer' && <Payee form={form} />}
        <FormProblem>{problem}</FormProblem>
        <Button type="submit" loading={isSending} style={{ alignSelf: 'flex-start' }}>
          {t('save')}
        </Button>
      </Stack>
    </form>
  );
}
