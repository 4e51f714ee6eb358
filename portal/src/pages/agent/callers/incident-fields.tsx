import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { texts as listTexts } from '../../../parts/claim-list/texts.ts';
import { incidentTypes } from '../../../parts/incident/incident-types.ts';
import { useTexts } from '../../../texts/languages.tsx';
import type { CallerClaim } from './caller-claim.ts';
import { texts } from './texts.ts';

/** What happened, when, how and where, in the caller's words. */
export function IncidentFields({ form }: { readonly form: UseFormReturnType<CallerClaim> }): ReactNode {
  const t = useTexts(texts);
  const words = useTexts(listTexts);
  return (
    <>
      <NativeSelect label={t('type')} {...form.getInputProps('type')}>
        {incidentTypes.map((one) => (
          <option key={one} value={one}>
            {words(one)}
          </option>
        ))}
      </NativeSelect>
      <TextInput
        type="datetime-local"
        label={t('occurredAt')}
        description={t('occurredHint')}
        required
        withAsterisk={false}
        {...form.getInputProps('occurredAt')}
      />
      <Textarea
        label={t('description')}
        required
        withAsterisk={false}
        maxLength={5_000}
        {...form.getInputProps('description')}
      />
      <TextInput
        label={t('place')}
        description={t('optional')}
        maxLength={300}
        {...form.getInputProps('place')}
      />
    </>
  );
}
