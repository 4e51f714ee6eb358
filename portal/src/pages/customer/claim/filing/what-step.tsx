import type { ReactNode } from 'react';
import type { Claim } from '../../../../api/shapes.ts';
import type { Choice } from '../../../../parts/steps/choices.tsx';
import { Choices } from '../../../../parts/steps/choices.tsx';
import { Step } from '../../../../parts/steps/step.tsx';
import { useTexts } from '../../../../texts/languages.tsx';
import { USUAL_STEPS } from './steps.ts';
import { texts } from './texts.ts';

export type IncidentType = Claim['incident']['type'];

interface WhatStepProps {
  readonly deviceKind: string;
  readonly chosen: IncidentType | undefined;
  readonly total?: number;
  readonly problem?: string | undefined;
  readonly onBack: () => void;
  readonly onChoose: (type: IncidentType) => void;
}

/** What happened, in people's words; the answer decides what else is asked. */
export function WhatStep(props: WhatStepProps): ReactNode {
  const { deviceKind, chosen, total = USUAL_STEPS, problem, onBack, onChoose } = props;
  const t = useTexts(texts);
  const choices: readonly Choice<IncidentType>[] = [
    { value: 'cracked-screen', label: t('cracked'), icon: 'cracked' },
    { value: 'accidental-damage', label: t('accident'), hint: t('accidentHint'), icon: 'drop' },
    { value: 'liquid', label: t('liquid'), icon: 'liquid' },
    { value: 'mechanical-failure', label: t('failure'), hint: t('failureHint'), icon: 'bolt' },
    { value: 'theft', label: t('theft'), icon: 'thief' },
    { value: 'theft-from-vehicle', label: t('fromVehicle'), icon: 'car' },
    // The terms cover the loss of phones only.
    ...(deviceKind === 'phone' ? [{ value: 'loss', label: t('loss'), icon: 'pin' } as const] : []),
    { value: 'vandalism', label: t('vandalism'), hint: t('vandalismHint'), icon: 'hammer' },
  ];
  return (
    <Step
      number={2}
      total={total}
      title={t('whatTitle')}
      why={t('whatWhy')}
      onBack={onBack}
      problem={problem}
    >
      <Choices label={t('whatTitle')} choices={choices} chosen={chosen} onChoose={onChoose} isGrid />
    </Step>
  );
}
