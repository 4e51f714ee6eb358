import type { ReactNode } from 'react';
import type { AnswerOf } from '../../api/call.ts';
import { useFormats } from '../../formats/use-formats.ts';
import { useTexts } from '../../texts/languages.tsx';
import { type RecordColumn, RecordRows } from '../record-list/record-rows.tsx';
import { texts } from './texts.ts';
import { TicketState } from './ticket-state.tsx';

type Ticket = AnswerOf<'GET /tickets'>['items'][number];

interface TicketRowsProps {
  readonly tickets: readonly Ticket[];
  /** Whose they are, and who takes care of them. */
  readonly isForTeam?: boolean;
}

export function TicketRows({ tickets, isForTeam = false }: TicketRowsProps): ReactNode {
  const t = useTexts(texts);
  const { moment } = useFormats();
  const subject: RecordColumn<Ticket> = {
    title: t('subject'),
    cell: (ticket) => <strong>{ticket.subject}</strong>,
    leads: true,
  };
  const state: RecordColumn<Ticket> = {
    title: t('state'),
    cell: ({ status }) => <TicketState status={status} />,
  };
  const since: RecordColumn<Ticket> = { title: t('since'), cell: ({ createdAt }) => moment(createdAt) };
  const due: RecordColumn<Ticket> = {
    title: t('due'),
    cell: ({ nextStep: { by } }) => (by === undefined ? '' : moment(by)),
  };
  const team: readonly RecordColumn<Ticket>[] = [
    { title: t('from'), cell: ({ requester }) => requester?.name ?? '' },
    { title: t('taken'), cell: ({ assignedTo }) => assignedTo?.name ?? '' },
  ];
  return (
    <RecordRows
      label={t('list')}
      rows={tickets}
      name={{ title: t('number'), of: ({ ticketId }) => ticketId }}
      href={({ ticketId }) => `/tickets/${ticketId}`}
      columns={[subject, state, ...(isForTeam ? team : []), since, due]}
    />
  );
}
