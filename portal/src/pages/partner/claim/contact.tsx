import { Anchor, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Claim } from '../../../api/shapes.ts';
import { useBrand } from '../../../brand/brand.tsx';
import { Card } from '../../../parts/card.tsx';
import { Conversation } from '../../../parts/conversation/conversation.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { claimMail } from '../claim-mail.ts';
import { texts } from './texts.ts';

/** Contact with the claims team, and the sentence that says what it changes. */
export function Contact({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const brand = useBrand();
  if (!brand) return null;
  const address = (
    <Anchor key="mail" href={claimMail(brand.claimsAddress, claim, t('question'))}>
      {brand.claimsAddress}
    </Anchor>
  );
  return (
    <Card>
      <Title order={2}>{t('contact', { brand: brand.name })}</Title>
      <Text c="dimmed" mt={4} mb="md">
        {t('contactHint')}
      </Text>
      <Conversation claim={claim} isReadOnly={claim.readOnly ?? false} />
      <Text size="sm" mt="md">
        {t.rich('contactMail', { address })}
      </Text>
    </Card>
  );
}
