import { NumberInput, SimpleGrid, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Card } from '../../../parts/card.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** How shops are asked for repairs: how far away, and how long they have to answer. */
export function RepairsSection({ input }: { readonly input: (path: string) => object }): ReactNode {
  const t = useTexts(texts);
  return (
    <Card>
      <Title order={2}>{t('repairs')}</Title>
      <Text c="dimmed" mb="md">
        {t('repairsHint')}
      </Text>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NumberInput
          label={t('nearMiles')}
          min={1}
          max={500}
          allowDecimal={false}
          {...input('repairs.nearMiles')}
        />
        <NumberInput
          label={t('answerDays')}
          min={1}
          max={10}
          allowDecimal={false}
          {...input('repairs.answerBusinessDays')}
        />
      </SimpleGrid>
    </Card>
  );
}
