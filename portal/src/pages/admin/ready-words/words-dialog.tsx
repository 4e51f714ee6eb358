import { Button, Checkbox, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWrite } from '../../../api/query.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import type { ReadyWords } from './shapes.ts';
import { texts } from './texts.ts';

const uses = ['comment', 'question', 'denial', 'ticket'] as const;
const facts = '{customer}, {claimId}, {item}, {partner}, {agent}';

interface WordsDialogProps {
  /** Absent for new ones. */
  readonly words: ReadyWords | undefined;
  readonly onClose: () => void;
}

interface Values extends Record<string, unknown> {
  readonly title: string;
  readonly text: string;
  readonly uses: ReadyWords['uses'];
}

export function WordsDialog({ words, onClose }: WordsDialogProps): ReactNode {
  const t = useTexts(texts);
  const refreshes = { refreshes: ['GET /ready-words'] } as const;
  const create = useWrite('POST /ready-words', refreshes);
  const save = useWrite('PUT /ready-words/{wordsId}', refreshes);
  const initialValues: Values = {
    title: words?.title ?? '',
    text: words?.text ?? '',
    uses: words?.uses ?? ['comment'],
  };
  const { form, problem, isSending, submit } = useProblemForm<Values>(
    { mode: 'controlled', initialValues },
    async (values) => {
      const body = { title: values.title, text: values.text, uses: values.uses };
      if (words)
        await save.mutateAsync({
          path: { wordsId: words.wordsId },
          body: { ...body, version: words.version },
        });
      else await create.mutateAsync({ body });
      toast(t('saved'));
      onClose();
    },
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={words ? t('editOf', { title: words.title }) : t('add')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('name')}
            required
            withAsterisk={false}
            maxLength={80}
            {...form.getInputProps('title')}
          />
          <Textarea
            label={t('text')}
            description={t('textHint', { facts })}
            required
            withAsterisk={false}
            autosize
            minRows={5}
            maxLength={4_000}
            {...form.getInputProps('text')}
          />
          <Checkbox.Group label={t('uses')} {...form.getInputProps('uses')}>
            <Group gap="md" mt="xs">
              {uses.map((use) => (
                <Checkbox key={use} value={use} label={t(use)} />
              ))}
            </Group>
          </Checkbox.Group>
          <FormProblem>{problem}</FormProblem>
          <Group justify="flex-end">
            <Button type="submit" loading={isSending}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
