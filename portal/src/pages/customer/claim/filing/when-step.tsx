import { SimpleGrid, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { serverNow } from '../../../../api/server-time.ts';
import { Step } from '../../../../parts/steps/step.tsx';
import { useTexts } from '../../../../texts/languages.tsx';
import type { StepProps } from './step-props.ts';
import { texts } from './texts.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** `2026-03-12` and `15:40` where the person is. */
function localParts(at: number): { readonly day: string; readonly time: string } {
  const date = new Date(at);
  return {
    day: `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`,
    time: `${two(date.getHours())}:${two(date.getMinutes())}`,
  };
}

/** When, in the person's own time zone, and where. */
export function WhenStep({ claim, draft, number, total, onBack, onNext }: StepProps): ReactNode {
  const t = useTexts(texts);
  const { incident } = claim;
  const told = localParts(Date.parse(incident.occurredAt));
  const [day, setDay] = useState(told.day);
  const [time, setTime] = useState(told.time);
  const [place, setPlace] = useState(incident.place ?? '');
  const [isMissing, setMissing] = useState(false);
  const at = new Date(`${day}T${time}`);
  const isTime = !Number.isNaN(at.getTime());
  const save = async (): Promise<void> => {
    if (!isTime) return setMissing(true);
    const isSame = day === told.day && time === told.time;
    const occurredAt = isSame ? incident.occurredAt : at.toISOString();
    const where = place.trim();
    if (await draft.save({ occurredAt, place: where === '' ? null : where })) onNext();
  };
  return (
    <Step
      {...{ number, total, onBack }}
      title={t('whenTitle')}
      why={t('whenWhy')}
      onNext={() => void save()}
      isBusy={draft.isSaving}
      problem={draft.problem}
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          label={t('day')}
          type="date"
          value={day}
          max={localParts(serverNow()).day}
          error={isMissing && !isTime && t('notATime')}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <TextInput
          label={t('time')}
          type="time"
          value={time}
          onChange={(event) => setTime(event.currentTarget.value)}
        />
      </SimpleGrid>
      <TextInput
        label={t('place')}
        description={t('placeHint')}
        value={place}
        maxLength={300}
        onChange={(event) => setPlace(event.currentTarget.value)}
      />
    </Step>
  );
}
