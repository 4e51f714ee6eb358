import { Alert, Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useWrite } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { FormButtons } from '../../../forms/form-buttons.tsx';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { Card } from '../../../parts/card.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { Icon } from '../../../shell/icons.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import type { Company } from './shapes.ts';
import { texts } from './texts.ts';

/** Where money goes by itself, and the careful way to change it. */
export function Payee({ company: { payee, payeeChange } }: { readonly company: Company }): ReactNode {
  const t = useTexts(texts);
  const { date } = useFormats();
  const [isEdited, setEdited] = useState(false);
  return (
    <Card>
      <Stack gap="md">
        <Title order={2}>{t('money')}</Title>
        {payee ? (
          <Facts
            facts={[
              [t('payee'), payee.email],
              ['', t('payeeSince', { date: date(payee.changedAt) })],
            ]}
          />
        ) : (
          <Text>{t('payeeNone')}</Text>
        )}
        {payeeChange && (
          <Alert variant="light" radius="md" icon={<Icon name="clock" />}>
            {t('payeeAsked', { email: payeeChange.email })}
          </Alert>
        )}
        {isEdited ? (
          <PayeeForm onDone={() => setEdited(false)} />
        ) : (
          <Button variant="default" onClick={() => setEdited(true)} style={{ alignSelf: 'flex-start' }}>
            {t('payeeChange')}
          </Button>
        )}
      </Stack>
    </Card>
  );
}

function PayeeForm({ onDone }: { readonly onDone: () => void }): ReactNode {
  const t = useTexts(texts);
  const ask = useWrite('POST /partners/me/payee');
  const needed = (value: string) => (value.trim() === '' ? t('needed') : null);
  const { form, problem, isSending, submit } = useProblemForm(
    {
      mode: 'controlled',
      initialValues: { email: '', password: '' },
      validate: { email: needed, password: needed },
    },
    async ({ email, password }) => {
      await ask.mutateAsync({ body: { email: email.trim(), password } });
      toast(t('payeeSent'));
      onDone();
    },
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text c="dimmed">{t('payeeChangeLead')}</Text>
        <TextInput label={t('payeeNew')} type="email" autoComplete="off" {...form.getInputProps('email')} />
        <PasswordInput
          label={t('password')}
          autoComplete="current-password"
          {...form.getInputProps('password')}
        />
        <FormProblem>{problem}</FormProblem>
        <FormButtons send={t('payeeSend')} isSending={isSending} leave={t('cancel')} onLeave={onDone} />
      </Stack>
    </form>
  );
}
