import { Button, Checkbox, Group, Stack, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWrite } from '../../../api/query.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { ReadyWordsMenu } from '../../../parts/ready-words/ready-words-menu.tsx';
import { useAccount } from '../../../session/account.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import type { Ticket } from './shapes.ts';
import { texts } from './texts.ts';

interface AnswerFormProps {
  readonly ticket: Ticket;
  readonly isForTeam: boolean;
}

export function AnswerForm({ ticket, isForTeam }: AnswerFormProps): ReactNode {
  const t = useTexts(texts);
  const agent = useAccount()?.name ?? '';
  const { ticketId, requester } = ticket;
  const reply = useWrite('POST /tickets/{ticketId}/replies', {
    refreshes: ['GET /tickets/{ticketId}', 'GET /tickets'],
  });
  const { form, problem, isSending, submit } = useProblemForm(
    { mode: 'controlled', initialValues: { text: '', internal: false } },
    async ({ text, internal }) => {
      await reply.mutateAsync({ path: { ticketId }, body: { text, ...(internal && { internal }) } });
      form.reset();
      toast(t('sent'));
    },
  );
  const hint = form.values.internal ? t('internalHint') : t('answerHint', { name: requester?.name ?? '' });
  const facts = { customer: requester?.name ?? '', claimId: ticket.claimId ?? ticketId, agent };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Textarea
          label={isForTeam ? t('answer') : t('write')}
          {...(isForTeam && { description: hint })}
          required
          withAsterisk={false}
          autosize
          minRows={4}
          maxLength={10_000}
          {...form.getInputProps('text')}
        />
        <FormProblem>{problem}</FormProblem>
        <Group justify="space-between">
          {isForTeam && (
            <Group gap="md">
              <Checkbox label={t('onlyTeam')} {...form.getInputProps('internal', { type: 'checkbox' })} />
              <ReadyWordsMenu
                use="ticket"
                facts={facts}
                onChoose={(words) => form.setFieldValue('text', words)}
              />
            </Group>
          )}
          <Button type="submit" loading={isSending}>
            {t('send')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
