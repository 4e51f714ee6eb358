import { BeyondAuthority } from '../../errors.ts';

/** Throws {@link BeyondAuthority} for an amount in cents above what this agent may commit on one claim. */
export function checkAuthority(
  amountCents: number,
  { authorityLimitCents }: { readonly authorityLimitCents?: number | undefined },
): void {
  if (authorityLimitCents !== undefined && amountCents > authorityLimitCents)
    throw new BeyondAuthority(authorityLimitCents, amountCents);
}
