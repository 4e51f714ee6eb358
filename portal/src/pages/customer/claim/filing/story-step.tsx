import { Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Step } from '../../../../parts/steps/step.tsx';
import { useTexts } from '../../../../texts/languages.tsx';
import type { StepProps } from './step-props.ts';
import { texts } from './texts.ts';

export function StoryStep({ claim, draft, number, total, onBack, onNext }: StepProps): ReactNode {
  const t = useTexts(texts);
  const [description, setDescription] = useState(claim.incident.description);
  const [isMissing, setMissing] = useState(false);
  const save = async (): Promise<void> => {
    setMissing(description.trim() === '');
    if (description.trim() !== '' && (await draft.save({ description }))) onNext();
  };
  return (
    <Step
      {...{ number, total, onBack }}
      title={t('storyTitle')}
      why={t('storyWhy')}
      onNext={() => void save()}
      isBusy={draft.isSaving}
      problem={draft.problem}
    >
      <Textarea
        label={t('story')}
        value={description}
        minRows={5}
        maxLength={5_000}
        error={isMissing && description.trim() === '' && t('storyMissing')}
        onChange={(event) => setDescription(event.currentTarget.value)}
        // Kept also by those who leave in the middle of it.
        onBlur={() => void (description.trim() !== '' && draft.keep({ description }))}
      />
    </Step>
  );
}
