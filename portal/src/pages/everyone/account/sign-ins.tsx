import { Badge, Group, Skeleton, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../api/call.ts';
import { useRead, useWrite } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { signOutEverywhere } from '../../../session/session.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { deviceOf } from './device-name.ts';
import { texts } from './texts.ts';

type Session = AnswerOf<'GET /me/sessions'>['items'][number];

/** Every sign-in of the person, each to be ended, or all at once. */
export function SignIns(): ReactNode {
  const t = useTexts(texts);
  const { data, error, refetch } = useRead('GET /me/sessions', {});
  if (error && !data) return <LoadFailed isPart error={error} onAgain={() => void refetch()} />;
  if (!data) return <Skeleton h={160} />;
  return (
    <Stack gap="lg" align="flex-start">
      {data.items.map((session) => (
        <SignIn key={session.sessionId} session={session} />
      ))}
      <ConfirmButton title={t('everywhereAsk')} text={t('everywhereText')} onConfirm={signOutEverywhere}>
        {t('everywhere')}
      </ConfirmButton>
    </Stack>
  );
}

function SignIn({ session }: { readonly session: Session }): ReactNode {
  const t = useTexts(texts);
  const { date, ago } = useFormats();
  const { sessionId, device, address, signedInAt, lastUsedAt, current } = session;
  const named = deviceOf(device);
  const name = named ? t('deviceOn', named) : t('deviceUnknown');
  const end = useWrite('DELETE /me/sessions/{sessionId}', { refreshes: ['GET /me/sessions'] });
  return (
    <Group justify="space-between" align="flex-start" w="100%" gap="sm">
      <Stack gap={2}>
        <Group gap="xs">
          <Text fw={600}>{name}</Text>
          {current && <Badge variant="light">{t('thisDevice')}</Badge>}
        </Group>
        <Text size="sm" c="dimmed">
          {t('signedInSince', { since: date(signedInAt), address })}
        </Text>
        {!current && (
          <Text size="sm" c="dimmed">
            {t('lastUsed', { ago: ago(lastUsedAt) })}
          </Text>
        )}
      </Stack>
      {!current && (
        <ConfirmButton
          size="sm"
          aria-label={t('endNamed', { device: name, ago: ago(lastUsedAt) })}
          title={t('endAsk', { device: name })}
          text={t('endText')}
          confirm={t('end')}
          onConfirm={async () => {
            await end.mutateAsync({ path: { sessionId } });
            toast(t('ended', { device: name }));
          }}
        >
          {t('end')}
        </ConfirmButton>
      )}
    </Group>
  );
}
