import { Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { Card } from '../../parts/card.tsx';
import { useTexts } from '../../texts/languages.tsx';
import { fragmentOf, type LookupValues, lookupChecks } from './lookup-values.ts';
import { SearchFields } from './search-fields.tsx';
import { texts } from './texts.ts';

/** Begins the search for the claim of whoever stands at the counter. */
export function SearchCard(): ReactNode {
  const t = useTexts(texts);
  const [, navigate] = useLocation();
  const form = useForm<LookupValues>({
    mode: 'controlled',
    initialValues: { phone: '', claimId: '' },
    validate: lookupChecks({ phone: t('phoneMissing'), claimId: t('claimIdMissing') }),
  });
  return (
    <Card>
      <Title order={2}>{t('searchTitle')}</Title>
      <Text c="dimmed" mb="md">
        {t('searchHint')}
      </Text>
      <SearchFields
        form={form}
        onSubmit={form.onSubmit((values) => navigate(`/lookup${fragmentOf(values)}`))}
      />
    </Card>
  );
}
