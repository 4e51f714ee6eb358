import type { Claim } from '../../../../api/shapes.ts';
import type { Draft } from './use-draft.ts';

/** What every question of the form is given. */
export interface StepProps {
  readonly claim: Claim;
  readonly draft: Draft;
  readonly number: number;
  readonly total: number;
  readonly onBack: () => void;
  readonly onNext: () => void;
}
