import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../api/call.ts';
import { useWrite } from '../../api/query.ts';
import { useFormats } from '../../formats/use-formats.ts';
import { FormProblem } from '../../forms/form-problem.tsx';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/languages.tsx';
import { Card } from '../card.tsx';
import { Choices } from '../steps/choices.tsx';
import { texts } from './texts.ts';

type TrackingState = NonNullable<AnswerOf<'GET /devices/{deviceId}'>['tracking']>;

interface TrackingProps {
  readonly deviceId: string;
  readonly tracking: TrackingState;
  /** Which phone, where several are asked about. */
  readonly name?: string;
}

/** Whether the owner can locate the phone: asked with the reason, answered by a tap. */
export function Tracking({ deviceId, tracking, name }: TrackingProps): ReactNode {
  const t = useTexts(texts);
  const { date } = useFormats();
  const state = useWrite('POST /devices/{deviceId}/tracking');
  const { statedAt, askAgainAt, why } = tracking;
  const isSaid = statedAt !== undefined && askAgainAt !== undefined;
  return (
    <Card>
      <Title order={2}>{name === undefined ? t('tracking') : t('trackingOf', { name })}</Title>
      <Text c="dimmed" mb="md">
        {why}
      </Text>
      <Choices
        label={t('tracking')}
        choices={[
          { value: 'on', label: t('on') },
          { value: 'off', label: t('off') },
          { value: 'unknown', label: t('unknown') },
        ]}
        chosen={isSaid ? tracking.state : undefined}
        onChoose={(chosen) =>
          state.mutate(
            { path: { deviceId }, body: { state: chosen } },
            { onSuccess: () => toast(t('saved')) },
          )
        }
      />
      {isSaid && (
        <Text size="sm" c="dimmed" mt="sm">
          {t('said', { date: date(statedAt), again: date(askAgainAt) })}
        </Text>
      )}
      <FormProblem>{state.error?.message}</FormProblem>
    </Card>
  );
}
