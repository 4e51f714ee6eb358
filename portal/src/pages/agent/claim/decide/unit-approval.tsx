import { Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { call } from '../../../../api/call.ts';
import { ApiProblem } from '../../../../api/problem.ts';
import { useRead } from '../../../../api/query.ts';
import { useFormats } from '../../../../formats/use-formats.ts';
import { FormButtons } from '../../../../forms/form-buttons.tsx';
import { FormProblem } from '../../../../forms/form-problem.tsx';
import type { UnitClaim } from '../../../../parts/unit-claim/shapes.ts';
import { useTexts } from '../../../../texts/languages.tsx';
import type { DecisionBody, DecisionPreview } from './decision.ts';
import { PreviewDialog } from './preview-dialog.tsx';
import { texts } from './texts.ts';
import { LineVerdict } from './unit-line.tsx';
import { approvedTotal, bodyOfVerdicts, type Verdicts, verdictFaults, verdictsOf } from './unit-verdicts.ts';

interface UnitApprovalProps {
  readonly claim: UnitClaim;
  readonly isOverride: boolean;
  readonly onBack: () => void;
  readonly onDone: (goOn: boolean) => void;
}

/** A dealer's claim line by line: all as asked for until somebody says otherwise, then the mails, then sent. */
export default function UnitApproval({ claim, isOverride, onBack, onDone }: UnitApprovalProps): ReactNode {
  const t = useTexts(texts);
  const { money } = useFormats();
  const { claimId, lines = [], proposal } = claim;
  const codes = useRead('GET /claims/reason-codes', {});
  const [verdicts, setVerdicts] = useState<Verdicts>(() => verdictsOf(proposal?.lines ?? []));
  const [message, setMessage] = useState('');
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<string>();
  const [isLooking, setLooking] = useState(false);
  const [previewed, setPreviewed] = useState<{
    readonly body: DecisionBody;
    readonly preview: DecisionPreview;
  }>();
  const look = async (): Promise<void> => {
    const found = Object.entries(verdictFaults(lines, verdicts)).map(([id, word]) => [id, t(word)] as const);
    setFaults(Object.fromEntries(found));
    setProblem(undefined);
    if (found.length > 0 || isLooking) return;
    const said = message.trim();
    const body: DecisionBody = {
      outcome: 'approve',
      ...(lines.length > 0 && { lines: bodyOfVerdicts(lines, verdicts) }),
      ...(said !== '' && { message: said }),
      ...(isOverride && { override: true }),
    };
    setLooking(true);
    try {
      const preview = await call('POST /claims/{claimId}/decide/preview', { path: { claimId }, body });
      setPreviewed({ body, preview });
    } catch (error) {
      const named = error instanceof ApiProblem ? error.faults.map(({ message: words }) => words) : [];
      setProblem(named[0] ?? (error instanceof Error ? error.message : String(error)));
    } finally {
      setLooking(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
    if (event.key === 'Escape') onBack();
  };
  const isUntouched = Object.values(verdicts).every(({ verdict }) => verdict === 'approve');
  return (
    <>
      <form
        noValidate
        aria-label={t('approve')}
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          void look();
        }}
      >
        <Stack>
          <Title order={3}>{t('reviewLines')}</Title>
          <Text c="dimmed">{t('reviewHint')}</Text>
          {lines.map((line, index) => (
            <LineVerdict
              key={line.lineId}
              line={line}
              typed={verdicts[line.lineId]}
              codes={codes.data?.items ?? []}
              fault={faults[line.lineId] || undefined}
              isFirst={index === 0}
              onChange={(typed) => {
                setVerdicts({ ...verdicts, [line.lineId]: typed });
                setFaults({ ...faults, [line.lineId]: '' });
              }}
            />
          ))}
          <Group justify="space-between">
            <Text fw={650}>{t('toCredit')}</Text>
            <Text fw={650} size="xl" component="output">
              {money(approvedTotal(lines, verdicts))}
            </Text>
          </Group>
          <Textarea
            label={t('note')}
            description={t('optional')}
            maxLength={5_000}
            value={message}
            onChange={(event) => setMessage(event.currentTarget.value)}
          />
          <FormProblem>{problem}</FormProblem>
          <FormButtons
            send={isUntouched ? t('approveAll') : t('preview')}
            isSending={isLooking}
            leave={t('back')}
            onLeave={onBack}
          />
        </Stack>
      </form>
      {previewed && (
        <PreviewDialog
          claimId={claimId}
          {...previewed}
          onClose={() => setPreviewed(undefined)}
          onDone={onDone}
        />
      )}
    </>
  );
}
