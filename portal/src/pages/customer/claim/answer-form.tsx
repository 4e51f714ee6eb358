import { Button, Skeleton, Stack, Text, Textarea, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useRead, useWrite } from '../../../api/query.ts';
import type { Claim } from '../../../api/shapes.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { Documents } from '../../../parts/documents/documents.tsx';
import type { DocumentKind } from '../../../parts/documents/use-uploads.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { Example } from './filing/example.tsx';
import { texts } from './texts.ts';

const sendable: readonly DocumentKind[] = [
  'damage-photo',
  'receipt',
  'police-report',
  'tracking-proof',
  'other',
];

/** About as tall as the form: what stands below it keeps its place when it is known what is asked for. */
const FORM_HEIGHT = 720;

/** What was asked is the page's headline sentence; here is the answer, in words, documents or both. */
export function AnswerForm({ claim }: { readonly claim: Claim }): ReactNode {
  const path = { claimId: claim.claimId };
  const decision = useRead('GET /claims/{claimId}/decision', { path });
  const documents = useRead('GET /claims/{claimId}/documents', { path, query: { limit: 100 } });
  if (decision.isPending || documents.isPending) return <Skeleton h={FORM_HEIGHT} radius="md" />;
  const asked = decision.data?.missingEvidence ?? [];
  const missing = asked.flatMap(({ kind }) => sendable.filter((one) => one === kind));
  return <Answer claimId={claim.claimId} missing={missing} />;
}

interface AnswerProps {
  readonly claimId: string;
  /** The documents that are asked for. */
  readonly missing: readonly DocumentKind[];
}

function Answer({ claimId, missing }: AnswerProps): ReactNode {
  const t = useTexts(texts);
  const path = { claimId };
  const [documentIds, setDocumentIds] = useState<readonly string[]>([]);
  const answer = useWrite('POST /claims/{claimId}/answer');
  const { form, problem, isSending, submit } = useProblemForm(
    { mode: 'controlled', initialValues: { message: '' } },
    async ({ message }) => {
      const said = message.trim();
      if (said === '' && documentIds.length === 0) throw new Error(t('answerMissing'));
      await answer.mutateAsync({
        path,
        body: { ...(said !== '' && { message: said }), ...(documentIds.length > 0 && { documentIds }) },
      });
      toast(t('answerSent'));
    },
  );
  const kinds = [...missing, ...sendable.filter((kind) => !missing.includes(kind))];
  return (
    <form onSubmit={submit}>
      <Stack>
        <div>
          <Title order={3} mb="xs">
            {t('answerFiles')}
          </Title>
          {missing[0] !== undefined && <Example kind={missing[0]} />}
        </div>
        <Documents
          claimId={claimId}
          kinds={kinds}
          onArrived={(documentId) => setDocumentIds((ids) => [...ids, documentId])}
        />
        <Textarea label={t('answer')} maxLength={5_000} {...form.getInputProps('message')} />
        <Text size="sm" c="dimmed">
          {t('answerHint')}
        </Text>
        <FormProblem>{problem}</FormProblem>
        <Button type="submit" loading={isSending}>
          {t('answerSend')}
        </Button>
      </Stack>
    </form>
  );
}
