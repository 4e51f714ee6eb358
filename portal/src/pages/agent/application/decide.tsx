import { Button, Divider, Stack, Textarea, TextInput, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useWrite } from '../../../api/query.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { Card } from '../../../parts/card.tsx';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import type { Application } from './application.ts';
import { texts } from './texts.ts';

/** Takes the applicant on, or says why not. */
export function Decide({ application }: { readonly application: Application }): ReactNode {
  const t = useTexts(texts);
  return (
    <Card>
      <Stack gap="lg">
        <Title order={2}>{t('decide')}</Title>
        <Approve application={application} />
        <Divider />
        <Refuse application={application} />
      </Stack>
    </Card>
  );
}

function Approve({ application }: { readonly application: Application }): ReactNode {
  const t = useTexts(texts);
  const approve = useWrite('POST /partners/applications/{applicationId}/approve');
  const { applicationId, companyName: name, email, companyId } = application;
  const [owner, setOwner] = useState('');
  const isNew = companyId === undefined;
  const ownerEmail = owner.trim() === '' ? undefined : owner.trim();
  return (
    <Stack gap="sm">
      {isNew && (
        <TextInput
          label={t('owner')}
          description={t('ownerHint')}
          type="email"
          placeholder={email}
          value={owner}
          onChange={({ currentTarget }) => setOwner(currentTarget.value)}
        />
      )}
      <ConfirmButton
        variant="filled"
        title={t('approveTitle', { name })}
        text={isNew ? t('approveText', { email: ownerEmail ?? email }) : t('approveTextOurs')}
        onConfirm={async () => {
          const body = ownerEmail === undefined ? {} : { ownerEmail };
          await approve.mutateAsync({ path: { applicationId }, body });
          toast(t('approved', { name }));
        }}
        style={{ alignSelf: 'flex-start' }}
      >
        {t('approve')}
      </ConfirmButton>
    </Stack>
  );
}

function Refuse({ application: { applicationId } }: { readonly application: Application }): ReactNode {
  const t = useTexts(texts);
  const refuse = useWrite('POST /partners/applications/{applicationId}/refuse');
  const { form, problem, isSending, submit } = useProblemForm(
    {
      mode: 'controlled',
      initialValues: { reason: '' },
      validate: { reason: (reason) => (reason.trim() === '' ? t('refuseNeeded') : null) },
    },
    async ({ reason }) => {
      await refuse.mutateAsync({ path: { applicationId }, body: { reason } });
      toast(t('refused'));
    },
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Textarea
          label={t('refuseReason')}
          description={t('refuseHint')}
          rows={3}
          {...form.getInputProps('reason')}
        />
        <FormProblem>{problem}</FormProblem>
        <Button type="submit" variant="default" loading={isSending} style={{ alignSelf: 'flex-start' }}>
          {t('refuse')}
        </Button>
      </Stack>
    </form>
  );
}
