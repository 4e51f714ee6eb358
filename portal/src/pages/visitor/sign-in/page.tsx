import { type ReactNode, useEffect, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { Page } from '../../../parts/page.tsx';
import { useIsSignedIn } from '../../../session/account.ts';
import type { Challenge, SignInStep } from '../../../session/cognito.ts';
import { signedIn } from '../../../session/session.ts';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { CodeForm } from './code-form.tsx';
import { NewPasswordForm } from './new-password-form.tsx';
import { PasswordForm } from './password-form.tsx';
import { SetUpAuthenticator } from './set-up-authenticator.tsx';
import { SignInCard } from './sign-in-card.tsx';
import { texts } from './texts.ts';

/** An address of ours to go to afterwards; anything else is not followed. */
const safeNext = (search: string): string => {
  const next = new URLSearchParams(search).get('next') ?? '/';
  return /^\/(?![/\\])/.test(next) ? next : '/';
};

export default function SignInPage(): ReactNode {
  const t = useTexts(texts);
  const search = useSearch();
  const [, navigate] = useLocation();
  const isSignedIn = useIsSignedIn();
  const [challenge, setChallenge] = useState<Challenge>();

  useEffect(() => {
    if (isSignedIn) navigate(`${safeNext(search)}${location.hash}`, { replace: true });
  }, [isSignedIn, navigate, search]);

  const proceed = (step: SignInStep): void => {
    if ('tokens' in step) signedIn(step.pool, step.tokens);
    else setChallenge(step.challenge);
  };
  const restart = () => setChallenge(undefined);

  // On the way to the next page: the form is not seen once more.
  if (isSignedIn) return <PageSkeleton />;
  if (!challenge)
    return (
      <SignInCard>
        <Page title={t('title')} lead={t('lead')}>
          <PasswordForm onStep={proceed} />
        </Page>
      </SignInCard>
    );
  const Form = formFor[challenge.name];
  return (
    <SignInCard>
      <Form challenge={challenge} onStep={proceed} onRestart={restart} />
    </SignInCard>
  );
}

const formFor = {
  NEW_PASSWORD_REQUIRED: NewPasswordForm,
  SOFTWARE_TOKEN_MFA: CodeForm,
  SMS_MFA: CodeForm,
  MFA_SETUP: SetUpAuthenticator,
} as const;
