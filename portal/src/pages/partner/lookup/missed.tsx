import { Button, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWrite } from '../../../api/query.ts';
import { Card } from '../../../parts/card.tsx';
import { Qr } from '../../../parts/qr.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** Every miss says the same, and leads on: the customer files now, on the own phone. */
export function Missed({ phone }: { readonly phone: string }): ReactNode {
  const t = useTexts(texts);
  const send = useWrite('POST /claims/filing-link', { refreshes: [] });
  const run = async (): Promise<void> => {
    try {
      await send.mutateAsync({ body: { phone } });
      toast(t('linkSent', { phone }));
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error), 'bad');
    }
  };
  return (
    <Card>
      <Group justify="space-between" align="flex-start" gap="xl">
        <Stack gap="md" maw="32rem" flex="1 1 16rem">
          <Title order={2}>{t('missTitle')}</Title>
          <Text>{t('missText')}</Text>
          <Button loading={send.isPending} onClick={() => void run()} style={{ alignSelf: 'flex-start' }}>
            {t('textLink')}
          </Button>
        </Stack>
        <Stack gap="xs" align="center">
          <Qr value={`${window.location.origin}/claims/new`} label={t('qr')} size={160} />
          <Text size="sm" c="dimmed">
            {t('qr')}
          </Text>
        </Stack>
      </Group>
    </Card>
  );
}
