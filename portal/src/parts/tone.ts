import type { ClaimStatus } from '../api/shapes.ts';

export type Tone = 'plain' | 'good' | 'warn' | 'bad';

/** How a status is meant, in one of four colours; its words say it too. */
export function toneOf(status: ClaimStatus): Tone {
  if (status === 'completed' || status === 'approved') return 'good';
  if (status.startsWith('denied')) return 'bad';
  if (status === 'waiting-on-customer' || status === 'waiting-on-provider' || status === 'estimate-needed')
    return 'warn';
  return 'plain';
}
