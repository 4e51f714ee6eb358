import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/languages.tsx';
import { texts } from './texts.ts';

/** As high as a window, so that what comes in its place moves nothing that was there. */
export function PageSkeleton(): ReactNode {
  const t = useTexts(texts);
  return (
    <Stack gap="lg" mih="100dvh" aria-busy="true">
      <VisuallyHidden role="status">{t('loading')}</VisuallyHidden>
      <Skeleton h={40} w="min(22rem, 80%)" radius="md" />
      <Skeleton h={160} radius="lg" />
      <Skeleton h={220} radius="lg" />
    </Stack>
  );
}
