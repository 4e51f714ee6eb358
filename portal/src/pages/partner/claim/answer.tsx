import { Button, Stack, Textarea, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRef } from 'react';
import { useWrite } from '../../../api/query.ts';
import type { Claim } from '../../../api/shapes.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { Card } from '../../../parts/card.tsx';
import { Documents } from '../../../parts/documents/documents.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** The shop was asked something: the question, a text, files. */
export function AnswerForm({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const { claimId, question, nextStep } = claim;
  const answer = useWrite('POST /claims/{claimId}/answer');
  const documentIds = useRef<string[]>([]);
  const { form, problem, isSending, submit } = useProblemForm(
    { mode: 'controlled', initialValues: { message: '' } },
    async ({ message }) => {
      const sent = documentIds.current.length > 0 ? { documentIds: documentIds.current } : {};
      const body = { ...(message.trim() !== '' && { message }), ...sent };
      await answer.mutateAsync({ path: { claimId }, body });
      toast(t('answered'));
    },
  );
  return (
    <Card>
      <Title order={2} mb="md">
        {question?.text ?? t('answerTitle')}
      </Title>
      <form onSubmit={submit}>
        <Stack>
          <Textarea label={t('answer')} maxLength={5_000} {...form.getInputProps('message')} />
          <Documents
            claimId={claimId}
            kinds={['repair-summary', 'other']}
            onlyThese
            onArrived={(documentId) => documentIds.current.push(documentId)}
          />
          <FormProblem>{problem}</FormProblem>
          <Button type="submit" loading={isSending} style={{ alignSelf: 'flex-start' }}>
            {nextStep.button ?? t('answer')}
          </Button>
        </Stack>
      </form>
    </Card>
  );
}
