import { Group, Stack, Text, Textarea, Title } from '@mantine/core';
import type { KeyboardEvent, ReactNode } from 'react';
import { useRead } from '../../../../api/query.ts';
import { useFormats } from '../../../../formats/use-formats.ts';
import { FormButtons } from '../../../../forms/form-buttons.tsx';
import { FormProblem } from '../../../../forms/form-problem.tsx';
import type { UnitClaim } from '../../../../parts/unit-claim/shapes.ts';
import { useTexts } from '../../../../texts/languages.tsx';
import { PreviewDialog } from './preview-dialog.tsx';
import { texts } from './texts.ts';
import { LineVerdict } from './unit-line.tsx';
import { approvedTotal } from './unit-verdicts.ts';
import { useLineReview } from './use-line-review.ts';

interface UnitApprovalProps {
  readonly claim: UnitClaim;
  readonly isOverride: boolean;
  readonly onBack: () => void;
  readonly onDone: (goOn: boolean) => void;
}

/** A dealer's claim line by line: all as asked for until somebody says otherwise, then the mails, then sent. */
export default function UnitApproval({ claim, isOverride, onBack, onDone }: UnitApprovalProps): ReactNode {
  const t = useTexts(texts);
  const { moneyInFull } = useFormats();
  const { claimId, lines = [] } = claim;
  const codes = useRead('GET /claims/reason-codes', {});
  const review = useLineReview(claim, isOverride);
  const { verdicts, faults, previewed } = review;
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
          void review.look();
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
              onChange={(typed) => review.judge(line.lineId, typed)}
            />
          ))}
          <Group justify="space-between">
            <Text fw={650}>{t('toCredit')}</Text>
            <Text fw={650} size="xl" component="output">
              {moneyInFull(approvedTotal(lines, verdicts))}
            </Text>
          </Group>
          <Textarea
            label={t('note')}
            description={t('optional')}
            maxLength={5_000}
            value={review.message}
            onChange={(event) => review.setMessage(event.currentTarget.value)}
          />
          <FormProblem>{review.problem}</FormProblem>
          <FormButtons
            send={isUntouched ? t('approveAll') : t('preview')}
            isSending={review.isLooking}
            leave={t('back')}
            onLeave={onBack}
          />
        </Stack>
      </form>
      {previewed && (
        <PreviewDialog claimId={claimId} {...previewed} onClose={review.closePreview} onDone={onDone} />
      )}
    </>
  );
}
