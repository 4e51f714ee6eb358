import type { ReactNode } from 'react';
import { useTexts } from '../../texts/languages.tsx';
import { Badge } from '../badge.tsx';
import type { Tone } from '../tone.ts';
import { type Unit, type UnitState, warrantyTone, warrantyWord } from './shapes.ts';
import { texts } from './texts.ts';

const stateWords = {
  unassigned: 'unassigned',
  pending: 'pending',
  registered: 'registered',
  replaced: 'stateReplaced',
} as const satisfies Record<UnitState, string>;

const stateTones: Readonly<Record<UnitState, Tone>> = {
  unassigned: 'plain',
  pending: 'warn',
  registered: 'good',
  replaced: 'plain',
};

export function StateBadge({ state }: { readonly state: UnitState }): ReactNode {
  const t = useTexts(texts);
  return <Badge tone={stateTones[state]}>{t(stateWords[state])}</Badge>;
}

const warrantyWords = { in: 'wIn', ended: 'wEnded', none: 'wNone', replaced: 'stateReplaced' } as const;

export function WarrantyBadge({ unit }: { readonly unit: Pick<Unit, 'warranty' | 'replacedBy'> }): ReactNode {
  const t = useTexts(texts);
  const word = warrantyWord(unit);
  return <Badge tone={warrantyTone[word]}>{t(warrantyWords[word])}</Badge>;
}
