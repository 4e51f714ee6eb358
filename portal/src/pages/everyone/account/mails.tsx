import { Stack, Switch, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWrite } from '../../../api/query.ts';
import type { Account } from '../../../session/account.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

type Notifications = NonNullable<Account['notifications']>;

/** Which of the mails that nobody has to act on are wanted. Saved as soon as one is chosen. */
export function Mails({
  notifications,
  isStaff,
}: {
  readonly notifications: Notifications;
  readonly isStaff: boolean;
}): ReactNode {
  const t = useTexts(texts);
  const save = useWrite('PATCH /me', { refreshes: ['GET /me'] });
  const shown = save.isPending ? (save.variables.body.notifications ?? notifications) : notifications;
  const change = async (part: Partial<Notifications>): Promise<void> => {
    try {
      await save.mutateAsync({ body: { notifications: { ...shown, ...part } } });
      toast(t('mailsSaved'));
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error), 'bad');
    }
  };
  return (
    <Stack>
      <Text c="dimmed">{t('mailsText')}</Text>
      <Switch
        label={t('comment')}
        description={t('commentHint')}
        checked={shown.comment}
        onChange={(event) => void change({ comment: event.currentTarget.checked })}
      />
      {!isStaff && (
        <Switch
          label={t('reminder')}
          description={t('reminderHint')}
          checked={shown.reminder}
          onChange={(event) => void change({ reminder: event.currentTarget.checked })}
        />
      )}
    </Stack>
  );
}
