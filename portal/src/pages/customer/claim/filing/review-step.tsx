import { Anchor, Button, Checkbox, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { useRead, useWrite } from '../../../../api/query.ts';
import { useFormats } from '../../../../formats/use-formats.ts';
import { Card } from '../../../../parts/card.tsx';
import { texts as claimTexts } from '../../../../parts/claim-list/texts.ts';
import { deviceName } from '../../../../parts/device-icon.ts';
import { Step } from '../../../../parts/steps/step.tsx';
import { toast } from '../../../../shell/toasts.tsx';
import { useTexts } from '../../../../texts/languages.tsx';
import classes from './filing.module.css';
import { MoneyCard } from './money-card.tsx';
import type { StepProps } from './step-props.ts';
import { evidenceSteps, type MoneyPreview } from './steps.ts';
import { texts } from './texts.ts';

interface ReviewStepProps extends Omit<StepProps, 'draft' | 'onNext'> {
  readonly preview: MoneyPreview;
  readonly onStep: (name: string) => void;
  readonly onSent: () => void;
}

/** All answers with a way back to each, the money, and a confirmation without which nothing is sent. */
export function ReviewStep(props: ReviewStepProps): ReactNode {
  const { claim, preview, number, total, onBack, onStep, onSent } = props;
  const t = useTexts(texts);
  const { phone } = useFormats();
  const [isConfirmed, setConfirmed] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const submit = useWrite('POST /claims/{claimId}/submit');
  const send = async (): Promise<void> => {
    setAsked(!isConfirmed);
    if (!isConfirmed) return;
    try {
      await submit.mutateAsync({ path: { claimId: claim.claimId }, body: {} });
      toast(t('sent'));
      onSent();
    } catch {
      // `submit.error` says it above the button.
    }
  };
  return (
    <Step
      {...{ number, total, onBack }}
      title={t('reviewTitle')}
      why={t('reviewWhy')}
      onNext={() => void send()}
      next={t('send')}
      isBusy={submit.isPending}
      problem={submit.error?.message}
    >
      <MoneyCard preview={preview} />
      <Card>
        <Title order={2}>{t('answers')}</Title>
        <Answers {...{ claim, preview, onStep }} />
      </Card>
      <Text>
        {t('reach')}{' '}
        <strong>
          {claim.customer.email}, {phone(claim.customer.phone)}
        </strong>
        .{' '}
        <Anchor component={Link} href="/account">
          {t('account')}
        </Anchor>
      </Text>
      <Checkbox
        label={t('confirm')}
        checked={isConfirmed}
        error={isAsked && !isConfirmed && t('confirmNeeded')}
        onChange={(event) => setConfirmed(event.currentTarget.checked)}
      />
    </Step>
  );
}

interface Row {
  readonly label: string;
  readonly said: ReactNode;
  readonly step?: string;
}

function Answers({
  claim,
  preview,
  onStep,
}: Pick<ReviewStepProps, 'claim' | 'preview' | 'onStep'>): ReactNode {
  const t = useTexts(texts);
  const perils = useTexts(claimTexts);
  const { moment } = useFormats();
  const { incident, device, claimId } = claim;
  const documents = useRead('GET /claims/{claimId}/documents', { path: { claimId }, query: { limit: 100 } });
  const asked = evidenceSteps(preview.evidence);
  const count = documents.data?.items.length ?? 0;
  const spoken = (value: string | boolean | undefined): string => {
    if (value === undefined) return t('notSaid');
    if (typeof value === 'string') return value;
    return value ? t('yes') : t('no');
  };
  const rows: readonly Row[] = [
    { label: t('device'), said: device ? deviceName(device) : '' },
    { label: t('what'), said: perils(incident.type), step: 'what' },
    { label: t('when'), said: moment(incident.occurredAt), step: 'when' },
    { label: t('where'), said: incident.place ?? t('notSaid'), step: 'when' },
    { label: t('words'), said: incident.description, step: 'story' },
    ...asked.flatMap(({ fact, name }): Row[] =>
      fact ? [{ label: t(fact.kind), said: spoken(incident[fact.kind]), step: name }] : [],
    ),
    {
      label: t('photos'),
      said: count === 0 ? t('noFiles') : t('files', { count }),
      ...lastDocument(asked),
    },
  ];
  return (
    <dl className={classes.answers}>
      {rows.map(({ label, said, step }) => (
        <div key={label} className={classes.answer}>
          <dt>{label}</dt>
          <dd>{said}</dd>
          {step !== undefined && (
            <dd className={classes.change}>
              <Button
                variant="subtle"
                size="sm"
                aria-label={t('changeWhat', { name: label })}
                onClick={() => onStep(step)}
              >
                {t('change')}
              </Button>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

const lastDocument = (asked: ReturnType<typeof evidenceSteps>): { readonly step?: string } => {
  const step = asked.findLast(({ document }) => document !== undefined)?.name;
  return step === undefined ? {} : { step };
};
