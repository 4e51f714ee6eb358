import { NativeSelect, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Card } from '../../../parts/card.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './brand.module.css';
import { days } from './brand-values.ts';
import { texts } from './texts.ts';

const zones = Intl.supportedValuesOf('timeZone');

/** When the claims team works: behind every time that people are promised. */
export function HoursSection({ input }: { readonly input: (path: string) => object }): ReactNode {
  const t = useTexts(texts);
  return (
    <Card>
      <Title order={2}>{t('hours')}</Title>
      <Text c="dimmed" mb="md">
        {t('hoursHint')}
      </Text>
      <Stack>
        <div className={classes.labels}>
          {days.map((day) => (
            <TextInput key={day} label={t(day)} placeholder={t('shut')} {...input(`hours.${day}`)} />
          ))}
        </div>
        <NativeSelect label={t('zone')} {...input('hours.zone')}>
          {zones.map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </NativeSelect>
        <Textarea
          label={t('holidays')}
          description={t('holidaysHint')}
          autosize
          minRows={2}
          {...input('hours.holidays')}
        />
      </Stack>
    </Card>
  );
}
