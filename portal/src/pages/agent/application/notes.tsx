import { Button, Stack, Text, Textarea, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWrite } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { Card } from '../../../parts/card.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import type { Application } from './application.ts';
import { texts } from './texts.ts';

/** What the team keeps of an applicant, oldest first. */
export function Notes({
  application: { applicationId, notes },
}: {
  readonly application: Application;
}): ReactNode {
  const t = useTexts(texts);
  const { moment } = useFormats();
  const add = useWrite('POST /partners/applications/{applicationId}/notes');
  const { form, problem, isSending, submit } = useProblemForm(
    { mode: 'controlled', initialValues: { text: '' } },
    async ({ text }) => {
      await add.mutateAsync({ path: { applicationId }, body: { text } });
      form.reset();
    },
  );
  return (
    <Card>
      <Stack gap="md">
        <Title order={2}>{t('notes')}</Title>
        {notes.length === 0 && <Text c="dimmed">{t('notesNone')}</Text>}
        {notes.map(({ text, author, at }) => (
          <div key={`${at} ${text}`}>
            <Text style={{ whiteSpace: 'pre-wrap' }}>{text}</Text>
            <Text size="sm" c="dimmed">
              {author.name}, {moment(at)}
            </Text>
          </div>
        ))}
        <form onSubmit={submit}>
          <Stack gap="sm">
            <Textarea
              label={t('note')}
              rows={3}
              required
              withAsterisk={false}
              {...form.getInputProps('text')}
            />
            <FormProblem>{problem}</FormProblem>
            <Button type="submit" variant="default" loading={isSending} style={{ alignSelf: 'flex-start' }}>
              {t('noteAdd')}
            </Button>
          </Stack>
        </form>
      </Stack>
    </Card>
  );
}
