import { Button, Group, NativeSelect, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRead, useWrite } from '../../../api/query.ts';
import { serverNow } from '../../../api/server-time.ts';
import type { Claim } from '../../../api/shapes.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { useAccount } from '../../../session/account.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './handling.module.css';
import { texts } from './texts.ts';

const HOUR_MS = 3_600_000;
const OPENS_AT = 9;
const MONDAY = 1;

/** Nine o'clock of the reader's day, `days` from now. */
function morning(days: number): string {
  const at = new Date(serverNow());
  at.setDate(at.getDate() + days);
  at.setHours(OPENS_AT, 0, 0, 0);
  return at.toISOString();
}

const daysToMonday = (): number => (MONDAY + 7 - new Date(serverNow()).getDay()) % 7 || 7;

const said = (error: unknown): void => toast(error instanceof Error ? error.message : String(error), 'bad');

/** Whose claim it is, and putting it off. */
export function Handling({ claim }: { readonly claim: Claim }): ReactNode {
  return (
    <Group gap="sm" align="flex-end">
      <Assign claim={claim} />
      <Snooze claim={claim} />
    </Group>
  );
}

function Assign({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const userId = useAccount()?.userId;
  const { data: agents } = useRead('GET /staff/agents', {});
  const assign = useWrite('POST /claims/{claimId}/assign');
  const owner = claim.assignedTo?.userId ?? '';
  const give = (to: string): void => {
    const name = agents?.items.find((agent) => agent.userId === to)?.name;
    assign
      .mutateAsync({ path: { claimId: claim.claimId }, body: { userId: to === '' ? null : to } })
      .then(() => toast(name === undefined ? t('freed') : t('assigned', { name })), said);
  };
  return (
    <>
      <NativeSelect
        label={t('assign')}
        // As wide before the names are known as afterwards.
        w="13rem"
        value={assign.isPending ? (assign.variables.body.userId ?? '') : owner}
        onChange={(event) => give(event.currentTarget.value)}
      >
        <option value="">{t('nobody')}</option>
        {agents?.items.map((agent) => (
          <option key={agent.userId} value={agent.userId}>
            {agent.name}
          </option>
        ))}
      </NativeSelect>
      {userId !== undefined && owner !== userId && (
        <Button variant="default" onClick={() => give(userId)}>
          {t('mineNow')}
        </Button>
      )}
    </>
  );
}

function Snooze({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const { moment } = useFormats();
  const snooze = useWrite('POST /claims/{claimId}/snooze');
  const put = (until: string | null): void => {
    snooze
      .mutateAsync({ path: { claimId: claim.claimId }, body: { until } })
      .then(() => toast(until === null ? t('awake') : t('asleep', { at: moment(until) })), said);
  };
  const until = claim.snoozedUntil;
  if (until !== undefined && Date.parse(until) > serverNow())
    return (
      <Group gap="sm">
        <Text size="sm">{t('snoozed', { at: moment(until) })}</Text>
        <Button variant="default" onClick={() => put(null)}>
          {t('wake')}
        </Button>
      </Group>
    );
  if (claim.closedAt !== undefined || claim.status === 'draft') return null;
  const choices = [
    { label: t('hour'), until: () => new Date(serverNow() + HOUR_MS).toISOString() },
    { label: t('tomorrow'), until: () => morning(1) },
    { label: t('monday'), until: () => morning(daysToMonday()) },
  ];
  return (
    <details className={classes.snooze}>
      <summary>{t('snooze')}</summary>
      <Group gap="xs">
        {choices.map(({ label, until: at }) => (
          <Button key={label} variant="default" size="sm" onClick={() => put(at())}>
            {label}
          </Button>
        ))}
      </Group>
    </details>
  );
}
