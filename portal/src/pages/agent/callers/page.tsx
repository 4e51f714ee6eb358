import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useFormats } from '../../../formats/use-formats.ts';
import { Page } from '../../../parts/page.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { FileClaim } from './file-claim.tsx';
import { FindCaller } from './find-caller.tsx';
import type { FoundCaller } from './shapes.ts';
import { texts } from './texts.ts';
import { VerifyCaller } from './verify-caller.tsx';

/** Somebody on the phone: found, known by a code, then the claim; one step at a time. */
export default function CallersPage(): ReactNode {
  const t = useTexts(texts);
  const { time } = useFormats();
  const [found, setFound] = useState<FoundCaller>();
  const [knownUntil, setKnownUntil] = useState<string>();
  const restart = () => {
    setFound(undefined);
    setKnownUntil(undefined);
  };
  const lead =
    found && knownUntil ? t('leadClaim', { name: found.customer.name, at: time(knownUntil) }) : undefined;
  return (
    <Page
      title={t('title')}
      lead={lead ?? (found ? t('leadCode') : t('leadFind'))}
      action={
        found && (
          <Button variant="default" onClick={restart}>
            {t('other')}
          </Button>
        )
      }
    >
      {!found && <FindCaller onFound={setFound} />}
      {found && knownUntil === undefined && <VerifyCaller found={found} onVerified={setKnownUntil} />}
      {found && knownUntil !== undefined && <FileClaim found={found} />}
    </Page>
  );
}
