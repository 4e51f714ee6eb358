import { Stack, Title } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { call } from '../../../../api/call.ts';
import type { Claim } from '../../../../api/shapes.ts';
import { centsOf } from '../../../../forms/dollars.ts';
import { FormButtons } from '../../../../forms/form-buttons.tsx';
import { FormProblem } from '../../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../../forms/use-problem-form.ts';
import { ClaimReadyWords } from '../../../../parts/ready-words/claim-ready-words.tsx';
import { isUnitClaim } from '../../../../parts/unit-claim/shapes.ts';
import { useTexts } from '../../../../texts/languages.tsx';
import {
  bodyOf,
  type DecisionBody,
  type DecisionPreview,
  fieldOf,
  type Step,
  startingValues,
} from './decision.ts';
import { ApproveFields, AskFields, EstimateFields } from './decision-fields.tsx';
import { DenyFields } from './deny-fields.tsx';
import { PreviewDialog } from './preview-dialog.tsx';
import { texts } from './texts.ts';

interface DecisionFormProps {
  readonly claim: Claim;
  readonly step: Step;
  readonly isOverride: boolean;
  readonly onBack: () => void;
  /** Sent; whether to go on to the next claim. */
  readonly onDone: (goOn: boolean) => void;
}

/** Asks what the step needs; nothing is sent before its mails were seen. */
export default function DecisionForm({
  claim,
  step,
  isOverride,
  onBack,
  onDone,
}: DecisionFormProps): ReactNode {
  const t = useTexts(texts);
  const [previewed, setPreviewed] = useState<{
    readonly body: DecisionBody;
    readonly preview: DecisionPreview;
  }>();
  const { form, problem, isSending, submit } = useProblemForm(
    {
      mode: 'controlled',
      initialValues: startingValues(claim),
      validate: {
        amount: (typed) =>
          step === 'approve' && typed.trim() !== '' && centsOf(typed) === undefined ? t('amountWrong') : null,
      },
    },
    async (values) => {
      const body = bodyOf(step, values, isOverride);
      const path = { claimId: claim.claimId };
      setPreviewed({ body, preview: await call('POST /claims/{claimId}/decide/preview', { path, body }) });
    },
    fieldOf,
  );
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
    if (event.key === 'Escape') onBack();
  };
  const fields = {
    approve: <ApproveFields form={form} />,
    ask: (
      <>
        <AskFields form={form} canAskPartner={claim.partner !== undefined} isDealers={isUnitClaim(claim)} />
        <ClaimReadyWords
          use="question"
          claimId={claim.claimId}
          onChoose={(words) => form.setFieldValue('message', words)}
        />
      </>
    ),
    estimate: <EstimateFields form={form} />,
    deny: (
      <>
        <DenyFields form={form} />
        <ClaimReadyWords
          use="denial"
          claimId={claim.claimId}
          onChoose={(words) => form.setFieldValue('reason', words)}
        />
      </>
    ),
  };
  return (
    <>
      <form onSubmit={submit} onKeyDown={onKeyDown} aria-label={t(step)}>
        <Stack>
          <Title order={3}>{t(step)}</Title>
          {fields[step]}
          <FormProblem>{problem}</FormProblem>
          <FormButtons send={t('preview')} isSending={isSending} leave={t('back')} onLeave={onBack} />
        </Stack>
      </form>
      {previewed && (
        <PreviewDialog
          claimId={claim.claimId}
          {...previewed}
          onClose={() => setPreviewed(undefined)}
          onDone={onDone}
        />
      )}
    </>
  );
}
