import { Button, Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Card } from '../../../parts/card.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** For those who came because something happened. */
export function ClaimInvitation(): ReactNode {
  const t = useTexts(texts);
  return (
    <Card>
      <Group justify="space-between" gap="lg">
        <div>
          <Title order={2}>{t('claimTitle')}</Title>
          <Text c="dimmed">{t('claimText')}</Text>
        </div>
        <Button component={Link} href="/sign-in?next=%2Fclaims%2Fnew">
          {t('claim')}
        </Button>
      </Group>
    </Card>
  );
}
