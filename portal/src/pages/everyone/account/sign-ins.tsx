import { Divider, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { signOutEverywhere } from '../../../session/session.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** Ends every sign-in. */
export function SignIns(): ReactNode {
  const t = useTexts(texts);
  return (
    <Stack mt="xl" align="flex-start">
      <Divider w="100%" />
      <ConfirmButton title={t('everywhereAsk')} text={t('everywhereText')} onConfirm={signOutEverywhere}>
        {t('everywhere')}
      </ConfirmButton>
    </Stack>
  );
}
