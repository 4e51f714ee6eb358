import { Button, Modal, Stack, Text, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { useRead, useWrite } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { DialogButtons } from '../../../forms/form-buttons.tsx';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import type { Company } from './shapes.ts';
import { texts } from './texts.ts';

/** Takes a company out of service, or back into it. */
export function Suspension({ company }: { readonly company: Company }): ReactNode {
  const t = useTexts(texts);
  const resume = useWrite('POST /partners/{companyId}/unsuspend');
  const [isOpen, setOpen] = useState(false);
  const { companyId, name, suspended } = company;
  if (suspended)
    return (
      <ConfirmButton
        title={t('resumeTitle', { name })}
        text={t('resumeText')}
        onConfirm={async () => {
          await resume.mutateAsync({ path: { companyId }, body: {} });
          toast(t('resumed', { name }));
        }}
      >
        {t('resume')}
      </ConfirmButton>
    );
  return (
    <>
      <Button variant="subtle" aria-label={t('suspendName', { name })} onClick={() => setOpen(true)}>
        {t('suspend')}
      </Button>
      {isOpen && <SuspendDialog company={company} onClose={() => setOpen(false)} />}
    </>
  );
}

interface SuspendDialogProps {
  readonly company: Company;
  readonly onClose: () => void;
}

function SuspendDialog({ company: { companyId, name }, onClose }: SuspendDialogProps): ReactNode {
  const t = useTexts(texts);
  const suspend = useWrite('POST /partners/{companyId}/suspend');
  const { form, problem, isSending, submit } = useProblemForm(
    {
      mode: 'controlled',
      initialValues: { reason: '' },
      validate: { reason: (reason) => (reason.trim() === '' ? t('reasonNeeded') : null) },
    },
    async ({ reason }) => {
      const { openRepairs } = await suspend.mutateAsync({ path: { companyId }, body: { reason } });
      toast(t('suspended', { name, count: openRepairs }));
      onClose();
    },
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('suspendTitle', { name })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <Text>{t('suspendText')}</Text>
          <Textarea
            label={t('reason')}
            description={t('reasonHint')}
            rows={3}
            {...form.getInputProps('reason')}
          />
          <FormProblem>{problem}</FormProblem>
          <DialogButtons send={t('suspend')} isSending={isSending} leave={t('cancel')} onLeave={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}

/** The repairs that are with a suspended company: an agent decides where each goes. */
export function OpenRepairs({ companyId }: { readonly companyId: string }): ReactNode {
  const t = useTexts(texts);
  const { moment } = useFormats();
  const { data } = useRead('GET /partners/{companyId}/open-repairs', { path: { companyId } });
  if (!data) return null;
  return (
    <div>
      <Text fw={600}>{data.items.length > 0 ? t('openRepairs') : t('openRepairsNone')}</Text>
      {data.items.map(({ claimId, customerName, device, since, deviceReceived }) => (
        <Text key={claimId} size="sm">
          <Link href={`/claims/${claimId}`}>{claimId}</Link> {customerName}
          {device !== undefined && `, ${device}`}, {deviceReceived ? t('isThere') : moment(since)}
        </Text>
      ))}
    </div>
  );
}
