import { Button, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** An approval stands: deciding again is meant, never an accident of two agents at once. */
export function Override({ onOverride }: { readonly onOverride: () => void }): ReactNode {
  const t = useTexts(texts);
  return (
    <Stack gap="xs" align="flex-start">
      <Text fw={600}>{t('overrideTitle')}</Text>
      <Text c="dimmed">{t('overrideText')}</Text>
      <Button variant="default" onClick={onOverride}>
        {t('override')}
      </Button>
    </Stack>
  );
}
