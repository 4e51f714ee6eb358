import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../api/call.ts';
import { useRead, useWrite } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { Card } from '../../../parts/card.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './mail-card.module.css';
import { texts } from './texts.ts';

export type UnmatchedMail = AnswerOf<'GET /staff/unmatched-mail'>['items'][number];

/** As many claims of the sender as are offered. */
const OFFERED = 5;

/** Claim IDs as they are written in mails. */
const claimIdPattern = /\bCLM-[0-9A-HJKMNP-TV-Z]{8}\b/gi;

/** The claims that the mail was addressed to or mentions, the likeliest first. */
function namedClaims({ claimId, hints = [], subject, text }: UnmatchedMail): readonly string[] {
  const written = `${subject}\n${text}`.match(claimIdPattern) ?? [];
  return [
    ...new Set([
      ...(claimId === undefined ? [] : [claimId]),
      ...hints,
      ...written.map((id) => id.toUpperCase()),
    ]),
  ];
}

/** One mail: what it says, why it is here, and where it may belong. */
export function MailCard({ mail }: { readonly mail: UnmatchedMail }): ReactNode {
  const t = useTexts(texts);
  const { moment } = useFormats();
  return (
    <Card>
      <Stack gap="md">
        <div>
          <Text size="sm" c="dimmed">
            {t('from', { from: mail.from, at: moment(mail.at) })}
          </Text>
          <Title order={2}>{mail.subject}</Title>
        </div>
        <p className={classes.text}>{mail.text.trim() === '' ? t('noText') : mail.text.trim()}</p>
        <p className={classes.why}>
          <strong>{t('why')}:</strong> {mail.reason}
        </p>
        <AttachForm mail={mail} />
      </Stack>
    </Card>
  );
}

/** The claims it names, and those of whoever wrote it; any other by its ID. */
function AttachForm({ mail }: { readonly mail: UnmatchedMail }): ReactNode {
  const t = useTexts(texts);
  const attach = useWrite('POST /staff/unmatched-mail/{emailId}/attach');
  const { data: theirs } = useRead('GET /claims', {
    query: { list: 'all', q: mail.from, limit: OFFERED },
  });
  const { form, problem, isSending, submit } = useProblemForm(
    { mode: 'controlled', initialValues: { claimId: namedClaims(mail)[0] ?? '' } },
    async ({ claimId }) => {
      const answer = await attach.mutateAsync({ path: { emailId: mail.emailId }, body: { claimId } });
      toast(t('attached', { claimId: answer.claimId }));
    },
  );
  const named = namedClaims(mail);
  const own = (theirs?.items ?? []).map(({ claimId }) => claimId).filter((id) => !named.includes(id));
  const choose = (claimId: string) => form.setFieldValue('claimId', claimId);
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Choices label={t('hints')} claimIds={named} onChoose={choose} />
        <Choices label={t('candidates', { from: mail.from })} claimIds={own} onChoose={choose} />
        <Group align="flex-end" gap="sm">
          <TextInput
            label={t('claim')}
            description={t('claimHint')}
            required
            withAsterisk={false}
            className={classes.field}
            {...form.getInputProps('claimId')}
          />
          <Button type="submit" loading={isSending}>
            {t('attach')}
          </Button>
        </Group>
        <FormProblem>{problem}</FormProblem>
      </Stack>
    </form>
  );
}

interface ChoicesProps {
  readonly label: string;
  readonly claimIds: readonly string[];
  readonly onChoose: (claimId: string) => void;
}

const Choices = ({ label, claimIds, onChoose }: ChoicesProps): ReactNode =>
  claimIds.length === 0 ? null : (
    <Group gap="xs">
      <Text size="sm">{label}</Text>
      {claimIds.map((claimId) => (
        <Button key={claimId} variant="default" size="sm" onClick={() => onChoose(claimId)}>
          {claimId}
        </Button>
      ))}
    </Group>
  );
