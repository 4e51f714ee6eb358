import { Checkbox, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Card } from '../../../parts/card.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** How the claims team decides: what one agent does not do alone. */
export function DecisionsSection({ field }: { readonly field: object }): ReactNode {
  const t = useTexts(texts);
  return (
    <Card>
      <Title order={2} mb="md">
        {t('decisions')}
      </Title>
      <Checkbox label={t('secondAgent')} description={t('secondAgentHint')} {...field} />
    </Card>
  );
}
