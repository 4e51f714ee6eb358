import { Group } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useRead } from '../../../../api/query.ts';
import type { Claim } from '../../../../api/shapes.ts';
import { LoadFailed } from '../../../../parts/load-failed.tsx';
import { PageSkeleton } from '../../../../shell/page-skeleton.tsx';
import { ContinueElsewhere } from '../continue-elsewhere.tsx';
import { DiscardDraft } from '../discard-draft.tsx';
import { EvidenceStep } from './evidence-step.tsx';
import { ReviewStep } from './review-step.tsx';
import { SafeStep } from './safe-step.tsx';
import type { StepProps } from './step-props.ts';
import { filingSteps, type MoneyPreview, stepAt } from './steps.ts';
import { StoryStep } from './story-step.tsx';
import { useDraft } from './use-draft.ts';
import { WhatStep } from './what-step.tsx';
import { WhenStep } from './when-step.tsx';

/** Below everything, and loaded after it: what comes late moves nothing. */
const SuggestedArticles = lazy(() =>
  import('../../../../parts/help/suggested-articles.tsx').then((part) => ({
    default: part.SuggestedArticles,
  })),
);

/** Goes on with a draft where it was left: the step stands in the address, the answers with the service. */
export function Filing({ claim }: { readonly claim: Claim }): ReactNode {
  const path = { claimId: claim.claimId };
  const { data, error, refetch } = useRead('GET /claims/{claimId}/money-preview', { path });
  if (data) return <Questions claim={claim} preview={data} />;
  return error ? <LoadFailed error={error} onAgain={() => void refetch()} /> : <PageSkeleton />;
}

interface QuestionsProps {
  readonly claim: Claim;
  readonly preview: MoneyPreview;
}

function Questions({ claim, preview }: QuestionsProps): ReactNode {
  const [, navigate] = useLocation();
  const draft = useDraft(claim);
  const wanted = new URLSearchParams(useSearch()).get('step') ?? undefined;
  const steps = filingSteps(claim, preview.evidence);
  const index = stepAt(steps, claim, wanted);
  const step = steps[index] ?? steps[0];
  const shown = step?.name;
  useEffect(() => {
    if (shown !== undefined) window.scrollTo(0, 0);
  }, [shown]);
  if (!step) return null;

  const address = `/claims/${claim.claimId}`;
  const goTo = (name: string | undefined): void =>
    navigate(name === undefined ? address : `${address}?step=${name}`);
  const common: StepProps = {
    claim,
    draft,
    // The device, chosen before there was a draft, is the first.
    number: index + 2,
    total: steps.length + 1,
    onBack: () => (index === 0 ? navigate('/claims') : goTo(steps[index - 1]?.name)),
    onNext: () => goTo(steps[index + 1]?.name),
  };
  return (
    <>
      <StepView key={step.name} {...{ claim, preview, step, common, goTo }} />
      <Group justify="center" my="xl" gap="xs">
        <ContinueElsewhere claimId={claim.claimId} />
        <DiscardDraft claim={claim} />
      </Group>
      <Suspense fallback={null}>
        <SuggestedArticles incidentType={claim.incident.type} />
      </Suspense>
    </>
  );
}

interface StepViewProps extends QuestionsProps {
  readonly step: ReturnType<typeof filingSteps>[number];
  readonly common: StepProps;
  readonly goTo: (name: string | undefined) => void;
}

function StepView({ claim, preview, step, common, goTo }: StepViewProps): ReactNode {
  if ('isEvidence' in step) return <EvidenceStep {...common} asked={step} />;
  if (step.name === 'safe') return <SafeStep {...common} />;
  if (step.name === 'when') return <WhenStep {...common} />;
  if (step.name === 'story') return <StoryStep {...common} />;
  if (step.name === 'review')
    return <ReviewStep {...common} preview={preview} onStep={goTo} onSent={() => goTo(undefined)} />;
  const { draft, total, onBack } = common;
  return (
    <WhatStep
      deviceKind={claim.device?.kind ?? ''}
      chosen={claim.incident.type}
      total={total}
      problem={draft.problem}
      onBack={onBack}
      onChoose={(type) => void draft.save({ type }).then((isKept) => isKept && goTo('first'))}
    />
  );
}
