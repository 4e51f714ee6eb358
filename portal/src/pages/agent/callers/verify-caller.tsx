import { Alert, Button, Group, List, Stack, Text, TextInput, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { BodyOf } from '../../../api/call.ts';
import { useWrite } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { Card } from '../../../parts/card.tsx';
import { Icon } from '../../../shell/icons.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import type { FoundCaller } from './shapes.ts';
import { texts } from './texts.ts';

interface VerifyCallerProps {
  readonly found: FoundCaller;
  /** Hears how long the caller counts as known. */
  readonly onVerified: (until: string) => void;
}

type Channel = NonNullable<BodyOf<'POST /staff/callers/{customerId}/code'>['channel']>;

/** A code to the contact on file, never to one the caller names. */
export function VerifyCaller({ found, onVerified }: VerifyCallerProps): ReactNode {
  const t = useTexts(texts);
  const { phone: telephone, time } = useFormats();
  const { customerId, phone, name } = found.customer;
  const code = useWrite('POST /staff/callers/{customerId}/code', { refreshes: [] });
  const [problem, setProblem] = useState<string>();
  const send = (channel: Channel) => {
    setProblem(undefined);
    code
      .mutateAsync({ path: { customerId }, body: { channel } })
      .catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)));
  };
  return (
    <Card maw="44rem">
      <Stack>
        <Title order={2}>{name}</Title>
        <ChangedLately changes={found.contactChanges} />
        <Group gap="sm">
          <Button
            variant={code.data ? 'default' : 'filled'}
            loading={code.isPending}
            onClick={() => send('phone')}
          >
            {t('sendPhone', { phone: telephone(phone) })}
          </Button>
          <Button variant="default" disabled={code.isPending} onClick={() => send('email')}>
            {t('sendEmail')}
          </Button>
        </Group>
        <FormProblem>{problem}</FormProblem>
        <Text role="status">{code.data && t('sent', { at: time(code.data.codeUntil) })}</Text>
        {code.data && <CodeForm customerId={customerId} onVerified={onVerified} />}
      </Stack>
    </Card>
  );
}

/** A thief's first act is to put another telephone in the place of the owner's. */
function ChangedLately({ changes }: { readonly changes: FoundCaller['contactChanges'] }): ReactNode {
  const t = useTexts(texts);
  const { dateTime } = useFormats();
  if (changes.length === 0) return null;
  return (
    <Alert color="red" variant="light" icon={<Icon name="warning" />} title={t('contactChanged')}>
      <List>
        {changes.flatMap(({ at, by, parts }) =>
          parts.map((part) => (
            <List.Item key={`${part} ${at}`}>{t(`changed-${part}`, { at: dateTime(at), by })}</List.Item>
          )),
        )}
      </List>
      <Text mt="xs">{t('contactChangedText')}</Text>
    </Alert>
  );
}

interface CodeFormProps {
  readonly customerId: string;
  readonly onVerified: (until: string) => void;
}

function CodeForm({ customerId, onVerified }: CodeFormProps): ReactNode {
  const t = useTexts(texts);
  const verify = useWrite('POST /staff/callers/{customerId}/verify', { refreshes: [] });
  const { form, submit, isSending, problem } = useProblemForm(
    { mode: 'uncontrolled', initialValues: { code: '' } },
    async (body) => {
      const answer = await verify.mutateAsync({ path: { customerId }, body });
      onVerified(answer.verifiedUntil);
    },
  );
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t('code')}
          description={t('codeHint')}
          inputMode="numeric"
          autoComplete="off"
          required
          withAsterisk={false}
          autoFocus
          maw="20rem"
          {...form.getInputProps('code')}
        />
        <FormProblem>{problem}</FormProblem>
        <Button type="submit" loading={isSending} style={{ alignSelf: 'flex-start' }}>
          {t('verify')}
        </Button>
      </Stack>
    </form>
  );
}
