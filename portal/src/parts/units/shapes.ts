import type { AnswerOf } from '../../api/call.ts';
import type { IconName } from '../../shell/icons.tsx';
import type { Tone } from '../tone.ts';

export type Unit = AnswerOf<'GET /units/{serial}'>;
export type ListedUnit = AnswerOf<'GET /units'>['items'][number];
export type Product = AnswerOf<'GET /products'>['items'][number];
export type UnitState = NonNullable<Unit['state']>;

type Warranted = Pick<Unit, 'warranty' | 'replacedBy'>;

/** What is to be said of a warranty; of another dealer's unit only dates and yes or no are known. */
export type WarrantyWord = 'in' | 'ended' | 'none' | 'replaced';

export function warrantyWord({ warranty, replacedBy }: Warranted): WarrantyWord {
  if (warranty.inWarranty) return 'in';
  if (replacedBy !== undefined) return 'replaced';
  return warranty.endsAt === undefined ? 'none' : 'ended';
}

export const warrantyTone = {
  in: 'good',
  ended: 'bad',
  none: 'warn',
  replaced: 'plain',
} as const satisfies Record<WarrantyWord, Tone>;

export const warrantyIcon = {
  in: 'check',
  ended: 'close',
  none: 'clock',
  replaced: 'rotate',
} as const satisfies Record<WarrantyWord, IconName>;
