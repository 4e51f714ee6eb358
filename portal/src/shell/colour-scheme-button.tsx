import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/languages.tsx';
import { Icon } from './icons.tsx';
import { texts } from './texts.ts';

/** Light or dark; until it is pressed the portal follows the device. */
export function ColourSchemeButton(): ReactNode {
  const t = useTexts(texts);
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme('light', { getInitialValueInEffect: false }) === 'dark';
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="xl"
      aria-label={isDark ? t('light') : t('dark')}
      onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
    >
      <Icon name={isDark ? 'sun' : 'moon'} />
    </ActionIcon>
  );
}
