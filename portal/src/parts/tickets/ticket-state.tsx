import type { ReactNode } from 'react';
import type { AnswerOf } from '../../api/call.ts';
import { useTexts } from '../../texts/languages.tsx';
import { Badge } from '../badge.tsx';
import { texts } from './texts.ts';

const tones = { open: 'warn', answered: 'good', closed: 'plain' } as const;

export function TicketState({
  status,
}: Pick<AnswerOf<'GET /tickets'>['items'][number], 'status'>): ReactNode {
  const t = useTexts(texts);
  return <Badge tone={tones[status]}>{t(status)}</Badge>;
}
