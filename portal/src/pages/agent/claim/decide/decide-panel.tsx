import { Skeleton, Text, Title } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { Claim } from '../../../../api/shapes.ts';
import { Card } from '../../../../parts/card.tsx';
import { WorkbenchKeys } from '../../../../parts/staff/workbench-keys.tsx';
import { isUnitClaim } from '../../../../parts/unit-claim/shapes.ts';
import { useAccount } from '../../../../session/account.ts';
import { useTexts } from '../../../../texts/languages.tsx';
import { CompleteAgain } from './complete-again.tsx';
import classes from './decide.module.css';
import { type Step, steps } from './decision.ts';
import { Override } from './override.tsx';
import { ProposalNote } from './proposal-note.tsx';
import { SecondReviewNote } from './second-review-note.tsx';
import { StepButtons, stepKeys } from './step-buttons.tsx';
import { texts } from './texts.ts';
import { WarrantyNote } from './warranty.tsx';

/** Forms and windows come when they are needed: the claim is to be read first. */
const DecisionForm = lazy(() => import('./decision-form.tsx'));
const DeviceReturn = lazy(() =>
  import('./device-return.tsx').then((module) => ({ default: module.DeviceReturn })),
);
const UnitApproval = lazy(() => import('./unit-approval.tsx'));
const Reopen = lazy(() => import('./reopen.tsx'));
const LeaveClosed = lazy(() => import('./leave-closed.tsx'));
const Settle = lazy(() => import('./settle.tsx'));
const Supplement = lazy(() => import('./supplement.tsx'));

/** About as high as a form, in pixels. */
const FORM_HEIGHT = 300;

interface DecidePanelProps {
  readonly claim: Claim;
  readonly onNext: () => void;
}

/** What an agent can do with the claim as it stands, by pointer or by key. */
export function DecidePanel({ claim, onNext }: DecidePanelProps): ReactNode {
  const t = useTexts(texts);
  const [step, setStep] = useState<Step>();
  const [isOverriding, setOverriding] = useState(false);
  const userId = useAccount()?.userId;
  // A denial is decided again as it stands: nobody has to open it first, and the customer is told the decision alone.
  const review = claim.closedAt === undefined ? undefined : claim.secondReview;
  const isOwnDenial = [claim.denial?.by, claim.denial?.proposedBy].some((by) => by?.userId === userId);
  const isClosed = claim.closedAt !== undefined && !review;
  const isApproved = claim.status === 'approved';
  const canDecide =
    claim.status !== 'draft' && !isClosed && !(review && isOwnDenial) && (!isApproved || isOverriding);
  const choose = (next: Step) => (canDecide ? () => setStep(next) : undefined);
  const isUnit = isUnitClaim(claim);
  const estimate = claim.partner && !isUnit ? choose('estimate') : undefined;
  const back = () => setStep(undefined);
  const done = (goOn: boolean) => {
    setStep(undefined);
    setOverriding(false);
    if (goOn) onNext();
  };
  return (
    <Card>
      <Title order={2} mb="md">
        {isClosed ? t('closedTitle') : t('title')}
      </Title>
      {!isClosed && <ProposalNote claim={claim} onDone={done} />}
      {review && <SecondReviewNote text={review.text} isOwn={isOwnDenial} />}
      {claim.status === 'draft' && <Text>{t('draft')}</Text>}
      <Suspense fallback={<Skeleton h={FORM_HEIGHT} radius="md" />}>
        {isClosed && claim.shipping?.return && <DeviceReturn claim={claim} />}
        {isClosed && <Reopen claim={claim} />}
        {isClosed && claim.asksToReopenAt !== undefined && <LeaveClosed claim={claim} />}
        {isApproved && claim.supplement && <Supplement claim={claim} />}
        {isApproved && claim.resolution !== 'repair' && <Settle claim={claim} />}
      </Suspense>
      {isApproved && !isOverriding && <Override onOverride={() => setOverriding(true)} />}
      {canDecide && <WarrantyNote claim={claim} />}
      {canDecide && step === undefined && (
        <StepButtons onChoose={setStep} canEstimate={claim.partner !== undefined} isUnit={isUnit} />
      )}
      {step === undefined && claim.paidBefore && <CompleteAgain claim={claim} />}
      <Suspense fallback={<Skeleton h={FORM_HEIGHT} radius="md" />}>
        {canDecide && isUnit && step === 'approve' && (
          <UnitApproval claim={claim} isOverride={isOverriding} onBack={back} onDone={done} />
        )}
        {canDecide && step !== undefined && !(isUnit && step === 'approve') && (
          <DecisionForm
            key={step}
            claim={claim}
            step={step}
            isOverride={isOverriding}
            onBack={back}
            onDone={done}
          />
        )}
      </Suspense>
      <div className={classes.keys}>
        <WorkbenchKeys
          onNext={onNext}
          more={{
            a: choose('approve'),
            q: choose('ask'),
            e: estimate,
            d: choose('deny'),
            Escape: back,
          }}
          words={[
            ...steps.map((step) => [stepKeys[step], t(step)] as const),
            ['Esc', t('keyBack')],
            ['Ctrl Enter', t('keyPreview')],
          ]}
        />
      </div>
    </Card>
  );
}
