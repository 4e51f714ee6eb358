import { Button, Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Card } from '../../../parts/card.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

export function CallerInvitation(): ReactNode {
  const t = useTexts(texts);
  return (
    <Card>
      <Group justify="space-between">
        <div>
          <Title order={2}>{t('caller')}</Title>
          <Text c="dimmed">{t('callerText')}</Text>
        </div>
        <Button component={Link} href="/staff/callers" variant="default">
          {t('callerButton')}
        </Button>
      </Group>
    </Card>
  );
}
