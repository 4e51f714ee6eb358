import { Stack, Text, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useRead } from '../../../../api/query.ts';
import { Documents } from '../../../../parts/documents/documents.tsx';
import { Choices } from '../../../../parts/steps/choices.tsx';
import { Step } from '../../../../parts/steps/step.tsx';
import { useTexts } from '../../../../texts/languages.tsx';
import { Example } from './example.tsx';
import type { StepProps as CommonProps } from './step-props.ts';
import type { EvidenceStep as Asked, Fact } from './steps.ts';
import { texts } from './texts.ts';

type Answer = 'yes' | 'no' | 'unknown';

/** The reason without the question before it: the question is the headline. */
const reasonOf = (why: string): string => why.replace(/^[^?.]*\?\s*/, '');

interface EvidenceStepProps extends CommonProps {
  readonly asked: Asked;
}

/** A fact, a document, or both: each with why it is needed. Nobody is held up by what is not at hand. */
export function EvidenceStep(props: EvidenceStepProps): ReactNode {
  const { claim, draft, number, total, onBack, onNext, asked } = props;
  const { fact, document } = asked;
  const t = useTexts(texts);
  const value = fact && claim.incident[fact.kind];
  const [written, setWritten] = useState(typeof value === 'string' ? value : '');
  const isWritten = fact?.kind === 'policeReportNumber';
  const documents = useRead('GET /claims/{claimId}/documents', {
    path: { claimId: claim.claimId },
    query: { limit: 100 },
  });
  const hasDocument = documents.data?.items.some(({ kind }) => kind === document?.kind) ?? false;
  const isAnswered = isWritten
    ? written.trim() !== '' || hasDocument
    : fact !== undefined || hasDocument || document?.required === false;
  const why = reasonOf((fact ?? document)?.why ?? '');

  const choose = async (kind: Fact, answer: Answer): Promise<void> => {
    const told = answer === 'unknown' ? null : answer === 'yes';
    if ((await draft.save({ [kind]: told })) && !document) onNext();
  };
  const next = async (): Promise<void> => {
    const number = written.trim();
    if (!isWritten || (await draft.save({ policeReportNumber: number === '' ? null : number }))) onNext();
  };
  return (
    <Step
      {...{ number, total, onBack }}
      title={t(fact?.kind ?? titleOf(document?.kind))}
      why={why === '' ? undefined : why}
      onNext={() => void next()}
      {...(!isAnswered && { next: t('addLater') })}
      isBusy={draft.isSaving}
      problem={draft.problem}
    >
      {fact && !isWritten && (
        <Choices
          label={t(fact.kind)}
          choices={[
            { value: 'yes', label: t('yes') },
            { value: 'no', label: t('no') },
            { value: 'unknown', label: t('unknown') },
          ]}
          chosen={value === undefined ? undefined : value === true ? 'yes' : 'no'}
          onChoose={(answer) => void choose(fact.kind, answer)}
        />
      )}
      {isWritten && (
        <TextInput
          label={t('reportNumber')}
          description={t('reportHint')}
          value={written}
          maxLength={100}
          onChange={(event) => setWritten(event.currentTarget.value)}
        />
      )}
      {document && (
        <Stack gap="md">
          {fact && (
            <Text>
              {document.why} {!document.required && <span>{t('optional')}</span>}
            </Text>
          )}
          <Example kind={document.kind} />
          <Documents claimId={claim.claimId} kinds={[document.kind]} onlyThese />
          {/* Its place stays: nothing moves when the file arrives. */}
          <Text size="sm" c="dimmed" style={{ visibility: isAnswered ? 'hidden' : 'visible' }}>
            {t('laterHint')}
          </Text>
        </Stack>
      )}
    </Step>
  );
}

const titled = ['damage-photo', 'receipt', 'police-report', 'tracking-proof'] as const;

const titleOf = (kind: string | undefined): (typeof titled)[number] | 'otherDocument' =>
  titled.find((one) => one === kind) ?? 'otherDocument';
