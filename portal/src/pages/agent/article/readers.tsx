import { Checkbox, Group, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { texts as listTexts } from '../../../parts/claim-list/texts.ts';
import { incidentTypes } from '../../../parts/incident/incident-types.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { type ArticleValues, categories, languages, roles, visibilities } from './article-values.ts';
import { texts } from './texts.ts';

/** Who reads it, in which language, and where it is offered. */
export function Readers({ form }: { readonly form: UseFormReturnType<ArticleValues> }): ReactNode {
  const t = useTexts(texts);
  const words = useTexts(listTexts);
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 3, lg: 1, xl: 3 }}>
        <NativeSelect
          label={t('category')}
          data={categories.map((value) => ({ value, label: t(value) }))}
          {...form.getInputProps('category')}
        />
        <NativeSelect
          label={t('visibility')}
          data={visibilities.map((value) => ({ value, label: t(value) }))}
          {...form.getInputProps('visibility')}
        />
        <NativeSelect
          label={t('language')}
          data={languages.map((value) => ({ value, label: t(value) }))}
          {...form.getInputProps('language')}
        />
      </SimpleGrid>
      {form.values.visibility === 'clients' && (
        <Checkbox.Group label={t('roles')} description={t('rolesHint')} {...form.getInputProps('roles')}>
          <Group gap="md" mt="xs">
            {roles.map((role) => (
              <Checkbox key={role} value={role} label={t(role)} />
            ))}
          </Group>
        </Checkbox.Group>
      )}
      <Checkbox.Group label={t('incidents')} {...form.getInputProps('incidentTypes')}>
        <Group gap="md" mt="xs">
          {incidentTypes.map((type) => (
            <Checkbox key={type} value={type} label={words(type)} />
          ))}
        </Group>
      </Checkbox.Group>
      <TextInput label={t('keywords')} description={t('keywordsHint')} {...form.getInputProps('keywords')} />
      <Checkbox label={t('faq')} {...form.getInputProps('faq', { type: 'checkbox' })} />
    </>
  );
}
