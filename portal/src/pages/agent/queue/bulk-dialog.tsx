import { Modal, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useRead, useWrite } from '../../../api/query.ts';
import { DialogButtons } from '../../../forms/form-buttons.tsx';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { BulkResults } from './bulk-results.tsx';
import type { BulkAction, BulkBody, BulkResult } from './shapes.ts';
import { texts } from './texts.ts';

interface BulkDialogProps {
  readonly action: BulkAction;
  readonly claimIds: readonly string[];
  readonly label: string;
  /** Whether it was done, or left. */
  readonly onClose: (isDone: boolean) => void;
}

interface BulkValues extends Record<string, unknown> {
  readonly message: string;
  /** An agent's id, `me` or `nobody`. */
  readonly userId: string;
}

function bodyOf(action: BulkAction, claimIds: readonly string[], { message, userId }: BulkValues): BulkBody {
  if (action === 'assign') {
    const assignee = userId === 'me' ? {} : { userId: userId === 'nobody' ? null : userId };
    return { action, claimIds, ...assignee };
  }
  if (action === 'approve') return { action, claimIds, ...(message.trim() !== '' && { message }) };
  return { action, claimIds, message };
}

/** Asks what is needed, does it, and says what came of each claim. */
export function BulkDialog({ action, claimIds, label, onClose }: BulkDialogProps): ReactNode {
  const t = useTexts(texts);
  const act = useWrite('POST /claims/bulk');
  const { data: agents } = useRead('GET /staff/agents', {}, { enabled: action === 'assign' });
  const [results, setResults] = useState<readonly BulkResult[]>();
  const { form, problem, isSending, submit } = useProblemForm<BulkValues>(
    { mode: 'uncontrolled', initialValues: { message: '', userId: 'me' } },
    async (values) => {
      const answer = await act.mutateAsync({ body: bodyOf(action, claimIds, values) });
      setResults(answer.results);
    },
  );
  const isAsking = action === 'ask-customer' || action === 'ask-partner';
  const close = () => onClose(results !== undefined);
  return (
    <Modal
      opened
      onClose={close}
      title={results ? t('results') : t('bulkTitle', { action: label, count: claimIds.length })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {results ? (
        <BulkResults results={results} onClose={close} />
      ) : (
        <form onSubmit={submit}>
          <Stack>
            {action === 'approve' && <Text>{t('bulkApproveText')}</Text>}
            {isAsking && <Text>{t('bulkAskText')}</Text>}
            {action === 'assign' ? (
              <NativeSelect label={t('to')} {...form.getInputProps('userId')}>
                <option value="me">{t('me')}</option>
                {agents?.items.map(({ userId, name }) => (
                  <option key={userId} value={userId}>
                    {name}
                  </option>
                ))}
                <option value="nobody">{t('nobodyChoice')}</option>
              </NativeSelect>
            ) : (
              <Textarea
                label={isAsking ? t('question') : t('note')}
                description={isAsking ? undefined : t('noteHint')}
                required={isAsking}
                withAsterisk={false}
                maxLength={5_000}
                data-autofocus
                {...form.getInputProps('message')}
              />
            )}
            <FormProblem>{problem}</FormProblem>
            <DialogButtons send={label} isSending={isSending} leave={t('cancel')} onLeave={close} />
          </Stack>
        </form>
      )}
    </Modal>
  );
}
