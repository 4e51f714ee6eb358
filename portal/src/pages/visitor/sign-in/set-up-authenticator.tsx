import { Button, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useBrand } from '../../../brand/brand.tsx';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { Page } from '../../../parts/page.tsx';
import { Qr } from '../../../parts/qr.tsx';
import { cognito } from '../../../session/session.ts';
import { useTexts } from '../../../texts/languages.tsx';
import type { ChallengeProps } from './challenge-props.ts';
import { asRefusal } from './refusal.ts';
import { texts } from './texts.ts';

/** Staff sign in with an app's codes: the first time, the app is set up here. */
export function SetUpAuthenticator({ challenge, onStep, onRestart }: ChallengeProps): ReactNode {
  const t = useTexts(texts);
  const issuer = encodeURIComponent(useBrand()?.name ?? 'Claimflow');
  // A secret is made once per sign-in: asking again would void the one on the screen.
  const { data } = useQuery({
    queryKey: ['authenticator', challenge.session],
    queryFn: async () => (await cognito()).beginAuthenticator(challenge),
    ...{ staleTime: Number.POSITIVE_INFINITY, gcTime: 0, retry: false },
  });
  const { form, problem, isSending, submit } = useProblemForm(
    { mode: 'uncontrolled', initialValues: { code: '' } },
    async ({ code }) => {
      if (!data) return;
      const pools = await cognito();
      const digits = code.replace(/\D/g, '');
      onStep(await pools.finishAuthenticator(data.challenge, digits).catch(asRefusal(t)));
    },
  );
  const account = encodeURIComponent(challenge.username);
  return (
    <Page title={t('setupTitle')} lead={t('setupLead')}>
      <form onSubmit={submit}>
        <Stack>
          {data ? (
            <Qr
              label={t('setupLabel')}
              value={`otpauth://totp/${issuer}:${account}?secret=${data.secret}&issuer=${issuer}`}
            />
          ) : (
            <Skeleton h={200} w={200} />
          )}
          <Text size="sm">
            {t('setupKey')} <code>{data?.secret}</code>
          </Text>
          <TextInput
            label={t('code')}
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            withAsterisk={false}
            {...form.getInputProps('code')}
          />
          <FormProblem>{problem}</FormProblem>
          <Button type="submit" loading={isSending} disabled={!data} fullWidth>
            {t('goOn')}
          </Button>
          <Button variant="subtle" onClick={onRestart}>
            {t('back')}
          </Button>
        </Stack>
      </form>
    </Page>
  );
}
