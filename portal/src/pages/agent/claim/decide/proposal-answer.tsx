import { Button, Group, Stack, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { call } from '../../../../api/call.ts';
import { useWrite } from '../../../../api/query.ts';
import type { Claim } from '../../../../api/shapes.ts';
import { FormButtons } from '../../../../forms/form-buttons.tsx';
import { FormProblem } from '../../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../../forms/use-problem-form.ts';
import { toast } from '../../../../shell/toasts.tsx';
import { useTexts } from '../../../../texts/languages.tsx';
import type { DecisionBody, DecisionPreview } from './decision.ts';
import { PreviewDialog } from './preview-dialog.tsx';
import { texts } from './texts.ts';

type Denial = NonNullable<Claim['proposal']>['denial'];

interface ProposalAnswerProps {
  readonly claim: Claim;
  readonly denial: Denial;
  /** The reader proposed it, and can only take it back. */
  readonly isOwn: boolean;
  readonly onDone: (goOn: boolean) => void;
}

/** Yes or no to what another agent proposed. An approval is confirmed by approving, as any is. */
export default function ProposalAnswer({ claim, denial, isOwn, onDone }: ProposalAnswerProps): ReactNode {
  const t = useTexts(texts);
  const [isDeclining, setDeclining] = useState(false);
  return (
    <Stack mb="lg" gap="sm">
      {isDeclining ? (
        <DeclineForm claimId={claim.claimId} isOwn={isOwn} onBack={() => setDeclining(false)} />
      ) : (
        <Group gap="sm">
          {denial && !isOwn && <ConfirmDenial claim={claim} denial={denial} onDone={onDone} />}
          <Button variant="default" onClick={() => setDeclining(true)}>
            {t(isOwn ? 'takeBack' : 'decline')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

interface ConfirmDenialProps {
  readonly claim: Claim;
  readonly denial: NonNullable<Denial>;
  readonly onDone: (goOn: boolean) => void;
}

/** Sends what was proposed, word by word, once its mails were seen. */
function ConfirmDenial({ claim, denial, onDone }: ConfirmDenialProps): ReactNode {
  const t = useTexts(texts);
  const { claimId, status } = claim;
  const { kind, clause, reason } = denial;
  const [preview, setPreview] = useState<DecisionPreview>();
  const body: DecisionBody = {
    outcome: 'deny',
    denial: { kind, clause, reason },
    ...(status === 'approved' && { override: true }),
  };
  const { problem, isSending, submit } = useProblemForm({ initialValues: {} }, async () => {
    setPreview(await call('POST /claims/{claimId}/decide/preview', { path: { claimId }, body }));
  });
  return (
    <form onSubmit={submit}>
      <FormProblem>{problem}</FormProblem>
      <Button type="submit" loading={isSending}>
        {t('fraudConfirm')}
      </Button>
      {preview && (
        <PreviewDialog {...{ claimId, body, preview, onDone }} onClose={() => setPreview(undefined)} />
      )}
    </form>
  );
}

interface DeclineFormProps {
  readonly claimId: string;
  readonly isOwn: boolean;
  readonly onBack: () => void;
}

function DeclineForm({ claimId, isOwn, onBack }: DeclineFormProps): ReactNode {
  const t = useTexts(texts);
  const decline = useWrite('POST /claims/{claimId}/proposal/decline');
  const { form, problem, isSending, submit } = useProblemForm(
    { mode: 'controlled', initialValues: { reason: '' } },
    async ({ reason }) => {
      await decline.mutateAsync({ path: { claimId }, body: { reason } });
      toast(t(isOwn ? 'tookBack' : 'declined'));
    },
  );
  const doIt = t(isOwn ? 'takeBack' : 'decline');
  return (
    <form onSubmit={submit} aria-label={doIt}>
      <Stack gap="xs">
        <Textarea
          label={t('declineReason')}
          required
          withAsterisk={false}
          autoFocus
          maxLength={2_000}
          {...form.getInputProps('reason')}
        />
        <FormProblem>{problem}</FormProblem>
        <FormButtons send={doIt} isSending={isSending} leave={t('back')} onLeave={onBack} />
      </Stack>
    </form>
  );
}
