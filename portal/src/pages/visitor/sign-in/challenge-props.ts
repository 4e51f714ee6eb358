import type { Challenge, SignInStep } from '../../../session/cognito.ts';

/** What every form that answers a challenge is given. */
export interface ChallengeProps {
  readonly challenge: Challenge;
  readonly onStep: (step: SignInStep) => void;
  /** Back to email and password. */
  readonly onRestart: () => void;
}
