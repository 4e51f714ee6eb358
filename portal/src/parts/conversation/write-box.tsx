import { Button, Checkbox, Group, Skeleton, Stack, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRead, useWrite } from '../../api/query.ts';
import type { Claim } from '../../api/shapes.ts';
import { FormProblem } from '../../forms/form-problem.tsx';
import { useProblemForm } from '../../forms/use-problem-form.ts';
import { useAccount } from '../../session/account.ts';
import { toast } from '../../shell/toasts.tsx';
import { useLanguageTag, useTexts } from '../../texts/languages.tsx';
import { ClaimReadyWords } from '../ready-words/claim-ready-words.tsx';
import { texts } from './texts.ts';

/** As tall as the form, in pixels. */
const FORM_HEIGHT = 190;

interface WriteBoxProps {
  readonly claim: Claim;
  readonly canWriteInternal: boolean;
}

/** The place to write; a company's own default of who reads it is known first. */
export function WriteBox({ claim, canWriteInternal }: WriteBoxProps): ReactNode {
  const isPartner = useAccount()?.role === 'partner';
  const company = useRead('GET /partners/me', {}, { enabled: isPartner });
  if (isPartner && !company.data && !company.error) return <Skeleton h={FORM_HEIGHT} radius="md" />;
  const isQuiet = company.data?.commentVisibility === 'claims-team';
  return <WriteForm {...{ claim, canWriteInternal, isPartner, isQuiet }} />;
}

interface WriteFormProps extends WriteBoxProps {
  readonly isPartner: boolean;
  /** The company writes to the claims team unless it says otherwise. */
  readonly isQuiet: boolean;
}

/** Who reads what is written, in the reader’s language: whoever is on the claim besides the writer. */
function useReaders({ customer, partner, unit }: Claim): (isForTeam: boolean) => string {
  const t = useTexts(texts);
  const list = new Intl.ListFormat(useLanguageTag());
  const role = useAccount()?.role;
  const parties = [
    // The owner of a unit deals with the dealer, and is not on the claim.
    { is: 'customer', name: unit ? undefined : customer.name },
    { is: 'partner', name: partner?.name },
  ];
  const others = parties.flatMap(({ is, name }) => (name === undefined || is === role ? [] : [name]));
  const isTeam = role === 'agent' || role === 'admin';
  return (isForTeam) => list.format(isForTeam ? [t('team')] : isTeam ? others : [t('team'), ...others]);
}

function WriteForm({ claim, canWriteInternal, isPartner, isQuiet }: WriteFormProps): ReactNode {
  const t = useTexts(texts);
  const { claimId, unit } = claim;
  const readers = useReaders(claim);
  const write = useWrite('POST /claims/{claimId}/comments', {
    refreshes: ['GET /claims/{claimId}/comments', 'GET /claims/{claimId}/emails', 'GET /claims/{claimId}'],
  });
  const { form, problem, isSending, submit } = useProblemForm(
    { mode: 'controlled', initialValues: { text: '', internal: false, teamOnly: isQuiet } },
    async ({ text, internal, teamOnly }) => {
      const visibility = teamOnly ? ('claims-team' as const) : ('everyone' as const);
      const body = { text, ...(internal && { internal }), ...(isPartner && { visibility }) };
      await write.mutateAsync({ path: { claimId }, body });
      form.reset();
      toast(t('sent'));
    },
  );
  const isForTeam = form.values.internal || form.values.teamOnly;
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Textarea
          label={t('writeTo', { names: readers(isForTeam) })}
          description={t(isForTeam ? 'hintInternal' : 'hint')}
          required
          withAsterisk={false}
          maxLength={5_000}
          {...form.getInputProps('text')}
        />
        <FormProblem>{problem}</FormProblem>
        <Group justify="space-between">
          {canWriteInternal && (
            <Group gap="md">
              <Checkbox
                label={t('writeInternal')}
                {...form.getInputProps('internal', { type: 'checkbox' })}
              />
              <ClaimReadyWords
                use="comment"
                claimId={claimId}
                onChoose={(words) => form.setFieldValue('text', words)}
              />
            </Group>
          )}
          {isPartner && !unit && (
            <Checkbox label={t('writeInternal')} {...form.getInputProps('teamOnly', { type: 'checkbox' })} />
          )}
          <Button type="submit" variant="default" loading={isSending}>
            {t('send')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
