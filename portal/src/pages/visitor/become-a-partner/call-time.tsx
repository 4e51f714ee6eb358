import { NativeSelect, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRead } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** The free times by day, in the clock of whoever looks. */
export function CallTime({ input }: { readonly input: object }): ReactNode {
  const t = useTexts(texts);
  const { date, time } = useFormats();
  const { data } = useRead('GET /partners/applications/slots', {});
  const days = new Map<string, string[]>();
  for (const { at } of data?.items ?? []) days.set(date(at), [...(days.get(date(at)) ?? []), at]);
  return (
    <>
      <NativeSelect label={t('callAt')} description={t('callLead')} {...input}>
        <option value="">{t('later')}</option>
        {[...days].map(([day, slots]) => (
          <optgroup key={day} label={day}>
            {slots.map((at) => (
              <option key={at} value={at}>
                {day}, {time(at)}
              </option>
            ))}
          </optgroup>
        ))}
      </NativeSelect>
      {data?.items.length === 0 && <Text c="dimmed">{t('noSlots')}</Text>}
    </>
  );
}
