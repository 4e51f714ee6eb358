import { Alert } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Claim } from '../../../api/shapes.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { Icon } from '../../../shell/icons.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** Mails that did not arrive: whoever was written to knows nothing, and has to be called. */
export function LostMails({ claim: { undeliverable = [] } }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const { moment } = useFormats();
  if (undeliverable.length === 0) return null;
  return (
    <Alert color="red" variant="light" radius="md" icon={<Icon name="mail" />} title={t('lostTitle')}>
      {undeliverable.map(({ address, name, at, reason }) => (
        <div key={address}>
          {t('lost', { name, address, at: moment(at) })} {reason}
        </div>
      ))}
    </Alert>
  );
}
