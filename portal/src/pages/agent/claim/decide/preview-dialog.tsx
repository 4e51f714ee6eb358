import { Button, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { ApiProblem } from '../../../../api/problem.ts';
import { useWrite } from '../../../../api/query.ts';
import { useFormats } from '../../../../formats/use-formats.ts';
import { FormProblem } from '../../../../forms/form-problem.tsx';
import { type MoneyRow, MoneyTable } from '../../../../parts/money-table.tsx';
import { StatusBadge } from '../../../../parts/status-badge.tsx';
import { toast } from '../../../../shell/toasts.tsx';
import { useTexts } from '../../../../texts/languages.tsx';
import classes from './decide.module.css';
import type { DecisionBody, DecisionPreview } from './decision.ts';
import { texts } from './texts.ts';

interface PreviewDialogProps {
  readonly claimId: string;
  readonly body: DecisionBody;
  readonly preview: DecisionPreview;
  readonly onClose: () => void;
  readonly onDone: (goOn: boolean) => void;
}

/** What the decision would do and the mails as they will be read; from here it is sent. */
export function PreviewDialog({ claimId, body, preview, onClose, onDone }: PreviewDialogProps): ReactNode {
  const t = useTexts(texts);
  const { moment } = useFormats();
  const decide = useWrite('POST /claims/{claimId}/decide');
  const [problem, setProblem] = useState<string>();
  const send = async (goOn: boolean): Promise<void> => {
    setProblem(undefined);
    try {
      const claim = await decide.mutateAsync({ path: { claimId }, body });
      toast(claim.proposal ? t('proposed') : t('done', { status: claim.statusLabel }));
      onDone(goOn);
    } catch (error) {
      const at = error instanceof ApiProblem ? error.members.at : undefined;
      const isDecided = error instanceof ApiProblem && error.kind === 'already-decided';
      setProblem(
        isDecided && typeof at === 'string'
          ? t('already', { by: String(error.members.by), at: moment(at) })
          : error instanceof Error
            ? error.message
            : String(error),
      );
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('previewTitle')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <Group gap="sm">
          <Text>{preview.needsConfirmation ? t('statusLater') : t('status')}</Text>
          <StatusBadge status={preview.status} label={preview.statusLabel} />
        </Group>
        {preview.needsConfirmation && (
          <div className={classes.note}>{t(body.outcome === 'deny' ? 'secondAgent' : 'above')}</div>
        )}
        <PreviewMoney preview={preview} />
        <Mails mails={preview.mails} isLater={preview.needsConfirmation} />
        <FormProblem>{problem}</FormProblem>
        <Group justify="flex-end" gap="sm" className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t('change')}
          </Button>
          <Button variant="light" disabled={decide.isPending} onClick={() => void send(true)}>
            {preview.needsConfirmation ? t('proposeNext') : t('sendNext')}
          </Button>
          <Button loading={decide.isPending} data-autofocus onClick={() => void send(false)}>
            {preview.needsConfirmation ? t('propose') : t('send')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function PreviewMoney({ preview }: { readonly preview: DecisionPreview }): ReactNode {
  const t = useTexts(texts);
  const { approvedTotalCents, deductibleCents, committedCents } = preview;
  if (approvedTotalCents === undefined) return null;
  const rows: MoneyRow[] = [
    { label: t('approvedTotal'), cents: approvedTotalCents },
    ...(deductibleCents === undefined ? [] : [{ label: t('deductible'), cents: deductibleCents }]),
    // A dealer is credited; nothing is repaired, replaced or reimbursed.
    {
      label: t(preview.resolution === undefined ? 'toCredit' : 'committed'),
      cents: committedCents,
      isTotal: true,
    },
  ];
  return (
    <MoneyTable
      caption={preview.resolution === undefined ? t('approve') : t(preview.resolution)}
      rows={rows}
    />
  );
}

interface MailsProps {
  readonly mails: DecisionPreview['mails'];
  /** Another agent confirms first. */
  readonly isLater: boolean;
}

function Mails({ mails, isLater }: MailsProps): ReactNode {
  const t = useTexts(texts);
  if (mails.length === 0) return <Text>{t('noMails')}</Text>;
  return (
    <Stack gap="sm">
      <Title order={3}>{isLater ? t('mailsLater') : t('mails')}</Title>
      {mails.map(({ to, name, subject, text }) => (
        <article key={`${to} ${subject}`} className={classes.mail}>
          <Text size="sm" c="dimmed">
            {t('mailTo', { name, address: to })}
          </Text>
          <h3>{subject}</h3>
          <p className={classes.text}>{text.trim()}</p>
        </article>
      ))}
    </Stack>
  );
}
