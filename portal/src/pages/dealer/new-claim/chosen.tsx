import { Box, Button, Checkbox, NativeSelect, Text, Textarea, TextInput } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useWrite } from '../../../api/query.ts';
import { serverNow } from '../../../api/server-time.ts';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { texts as perils } from '../../../parts/claim-list/texts.ts';
import { Step } from '../../../parts/steps/step.tsx';
import { type Unit, warrantyWord } from '../../../parts/units/shapes.ts';
import { WarrantyAnswer } from '../../../parts/units/warranty-answer.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** Below everything, and loaded after it: what comes late moves nothing. */
const SuggestedArticles = lazy(() =>
  import('../../../parts/help/suggested-articles.tsx').then((part) => ({ default: part.SuggestedArticles })),
);

const types = ['mechanical-failure', 'accidental-damage', 'cracked-screen', 'liquid'] as const;

/** The day now is, here (YYYY-MM-DD). */
const today = (): string => {
  const now = new Date(serverNow());
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

/** A day as an instant: its noon here, or now where that has not come. */
const instantOf = (day: string): string =>
  new Date(Math.min(new Date(`${day}T12:00`).getTime(), serverNow())).toISOString();

/** The unit with its warranty, and what is wrong with it; sending this makes the draft. */
export default function Chosen({
  unit,
  onOther,
}: {
  readonly unit: Unit;
  readonly onOther: () => void;
}): ReactNode {
  const t = useTexts(texts);
  const peril = useTexts(perils);
  const [, navigate] = useLocation();
  const file = useWrite('POST /claims');
  const [preAuthorization, setAsk] = useState(false);
  const word = warrantyWord(unit);
  const { form, problem, isSending, submit } = useProblemForm(
    {
      mode: 'controlled',
      initialValues: { type: 'mechanical-failure' as (typeof types)[number], day: today(), description: '' },
      validate: {
        day: (day) => (day === '' ? t('whenMissing') : day > today() ? t('whenFuture') : null),
        description: (typed) => (typed.trim() === '' ? t('wordsMissing') : null),
      },
    },
    async ({ type, day, description }) => {
      const incident = { type, occurredAt: instantOf(day), description };
      const body = { serialNumber: unit.serial, incident, ...(preAuthorization && { preAuthorization }) };
      const { claimId } = await file.mutateAsync({ body });
      navigate(`/claims/${claimId}`, { replace: true });
    },
    (path) => path.replace(/^incident\./, '').replace('occurredAt', 'day'),
  );
  return (
    <>
      <Step
        title={t('happenedTitle')}
        why={t('draft')}
        onBack={onOther}
        onNext={submit}
        next={t('next')}
        isBusy={isSending}
        problem={problem}
      >
        <WarrantyAnswer unit={unit}>
          {word === 'ended' && <Text>{t('outHint')}</Text>}
          {word === 'none' && <Text>{t('unregisteredHint')}</Text>}
          {word === 'none' && (
            <Button
              component={Link}
              href={`/units/${encodeURIComponent(unit.serial)}/register`}
              variant="default"
            >
              {t('register')}
            </Button>
          )}
        </WarrantyAnswer>
        <NativeSelect label={t('type')} {...form.getInputProps('type')}>
          {types.map((type) => (
            <option key={type} value={type}>
              {peril(type)}
            </option>
          ))}
        </NativeSelect>
        <TextInput type="date" label={t('when')} max={today()} {...form.getInputProps('day')} />
        <Textarea
          label={t('words')}
          description={t('wordsHint')}
          minRows={4}
          maxLength={5_000}
          {...form.getInputProps('description')}
        />
        <Checkbox
          label={t('ask')}
          description={t('askHint')}
          checked={preAuthorization}
          onChange={(event) => setAsk(event.currentTarget.checked)}
        />
      </Step>
      <Suspense fallback={null}>
        <Box mt="xl" mx="auto" maw="40rem">
          <SuggestedArticles incidentType={form.values.type} />
        </Box>
      </Suspense>
    </>
  );
}
