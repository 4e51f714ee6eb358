import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { StatusBox } from '../../../parts/status-box.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { Guard } from '../claim/guard.tsx';
import { Overview } from '../claim/overview.tsx';
import { photosOf } from '../photos-of.ts';
import { CustomerIsHere, canMove } from './customer-is-here.tsx';
import { texts } from './texts.ts';
import type { FoundClaim } from './use-lookup.ts';

/** A claim that is not the company's own: to read, while its customer stands there. */
export function Found({ claim }: { readonly claim: FoundClaim }): ReactNode {
  const t = useTexts(texts);
  return (
    <Stack gap="lg">
      <Guard claim={claim} />
      <StatusBox claim={claim} />
      {canMove(claim) && <CustomerIsHere claim={claim} />}
      <Overview claim={claim} photos={photosOf(claim.documents)} />
      <Text size="sm" c="dimmed">
        {t('noted')}
      </Text>
    </Stack>
  );
}
