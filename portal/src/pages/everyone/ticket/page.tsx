import { Anchor, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { lazy, type ReactNode, Suspense } from 'react';
import { Link } from 'wouter';
import { useRead, useWrite } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { TicketState } from '../../../parts/tickets/ticket-state.tsx';
import { useAccount } from '../../../session/account.ts';
import { Icon } from '../../../shell/icons.tsx';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import type { Ticket } from './shapes.ts';
import { texts } from './texts.ts';
import { Thread } from './thread.tsx';

/** What is read comes first; the forms are loaded meanwhile. */
const AnswerForm = lazy(() => import('./answer-form.tsx').then((part) => ({ default: part.AnswerForm })));
const Files = lazy(() => import('./files.tsx').then((part) => ({ default: part.Files })));

/** As tall as both forms, in pixels. */
const FORMS_HEIGHT = 340;

/** One ticket: who acts, what was written, and the place to write. */
export default function TicketPage({
  params: { ticketId = '' },
}: {
  readonly params: Readonly<Record<string, string>>;
}): ReactNode {
  const { data, error, refetch } = useRead('GET /tickets/{ticketId}', { path: { ticketId } }, { live: true });
  if (error && !data) return <LoadFailed error={error} onAgain={() => void refetch()} />;
  return data ? <Shown ticket={data} /> : <PageSkeleton />;
}

function Shown({ ticket }: { readonly ticket: Ticket }): ReactNode {
  const t = useTexts(texts);
  const { moment } = useFormats();
  const account = useAccount();
  const { nextStep, status, requester } = ticket;
  const by = nextStep.by === undefined ? '' : ` ${t('by', { by: moment(nextStep.by) })}`;
  const isForTeam = requester !== undefined && requester.userId !== account?.userId;
  return (
    <Page
      title={ticket.subject}
      lead={`${nextStep.what}${by}`}
      action={
        <Button component={Link} href="/tickets" variant="default" leftSection={<Icon name="back" />}>
          {t('all')}
        </Button>
      }
    >
      <Stack gap="lg">
        <Group gap="md">
          <TicketState status={status} />
          <Text c="dimmed">{ticket.ticketId}</Text>
          {requester && <Text>{t('from', { name: requester.name, email: requester.email })}</Text>}
          {ticket.claimId !== undefined && (
            <Text>
              {t('claim')}{' '}
              <Anchor component={Link} href={`/claims/${ticket.claimId}`}>
                {ticket.claimId}
              </Anchor>
            </Text>
          )}
        </Group>
        {isForTeam && <Handling ticket={ticket} />}
        <Thread ticket={ticket} />
        <Card>
          <Suspense fallback={<Skeleton h={FORMS_HEIGHT} radius="md" />}>
            <Stack>
              <AnswerForm ticket={ticket} isForTeam={isForTeam} />
              <Files ticket={ticket} />
            </Stack>
          </Suspense>
        </Card>
        {status !== 'closed' && <CloseButton ticket={ticket} />}
      </Stack>
    </Page>
  );
}

const changes = ['GET /tickets/{ticketId}', 'GET /tickets'] as const;

/** Who of the team takes care of it. */
function Handling({ ticket: { ticketId, assignedTo } }: { readonly ticket: Ticket }): ReactNode {
  const t = useTexts(texts);
  const assign = useWrite('POST /tickets/{ticketId}/assign', { refreshes: changes });
  const take = (isTaken: boolean) => assign.mutate({ path: { ticketId }, body: { take: isTaken } });
  return (
    <Group gap="md">
      {assignedTo && <Text>{t('taken', { name: assignedTo.name })}</Text>}
      <Button
        variant="default"
        size="sm"
        loading={assign.isPending}
        onClick={() => take(assignedTo === undefined)}
      >
        {assignedTo ? t('giveBack') : t('take')}
      </Button>
    </Group>
  );
}

function CloseButton({ ticket: { ticketId } }: { readonly ticket: Ticket }): ReactNode {
  const t = useTexts(texts);
  const close = useWrite('POST /tickets/{ticketId}/close', { refreshes: changes });
  return (
    <Group>
      <Button
        variant="default"
        loading={close.isPending}
        onClick={() =>
          close.mutate({ path: { ticketId }, body: {} }, { onSuccess: () => toast(t('closedNow')) })
        }
      >
        {t('close')}
      </Button>
    </Group>
  );
}
