import { Button, NativeSelect, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { BodyOf } from '../../../api/call.ts';
import { useWrite } from '../../../api/query.ts';
import { serverNow } from '../../../api/server-time.ts';
import { formatsFor } from '../../../formats/formats.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import type { Account } from '../../../session/account.ts';
import { toast } from '../../../shell/toasts.tsx';
import { deviceLanguage } from '../../../texts/device-language.ts';
import { useLanguageTag, useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

type Changes = BodyOf<'PATCH /me'>;
type DateFormat = NonNullable<Changes['dateFormat']>;
type Language = NonNullable<Changes['language']>;

const dateFormats: readonly DateFormat[] = ['MM/DD/YYYY', 'DD/MM/YYYY', 'YYYY-MM-DD'];
const languages: readonly Language[] = ['en-US', 'en-CA', 'es-US', 'fr-CA'];

const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const zones = Intl.supportedValuesOf('timeZone');

/** How dates, times and money are written for this person, with an example of it. */
export function Writing({ account }: { readonly account: Account }): ReactNode {
  const t = useTexts(texts);
  const tag = useLanguageTag();
  const save = useWrite('PATCH /me', { refreshes: ['GET /me'] });
  const { dateFormat = '', timeZone = '', language = '' } = account;
  const [chosen, setChosen] = useState({ dateFormat, timeZone, language: language as string });
  const { form, problem, isSending, submit } = useProblemForm(
    { initialValues: chosen, onValuesChange: setChosen },
    async (values) => {
      const body: Changes = {
        ...(values.dateFormat !== '' && { dateFormat: values.dateFormat as DateFormat }),
        timeZone: values.timeZone === '' ? null : values.timeZone,
        language: values.language === '' ? null : (values.language as Language),
      };
      await save.mutateAsync({ body });
      // Without a choice the page follows the browser again, also where another one was made on this device.
      if (values.language === '') deviceLanguage.choose(undefined);
      toast(t('saved'));
    },
  );
  const example = formatsFor(
    {
      language: chosen.language || tag,
      ...(chosen.dateFormat !== '' && { dateFormat: chosen.dateFormat }),
      ...(chosen.timeZone !== '' && { timeZone: chosen.timeZone }),
    },
    serverNow,
  );
  return (
    <form onSubmit={submit}>
      <Stack>
        <NativeSelect label={t('dateFormat')} {...form.getInputProps('dateFormat')}>
          {account.dateFormat === undefined && <option value="">{t('dateFormatUsual')}</option>}
          {dateFormats.map((format) => (
            <option key={format}>{format}</option>
          ))}
        </NativeSelect>
        <NativeSelect label={t('timeZone')} {...form.getInputProps('timeZone')}>
          <option value="">{t('timeZoneDevice', { zone: ownZone.replaceAll('_', ' ') })}</option>
          {zones.map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </NativeSelect>
        <NativeSelect label={t('language')} {...form.getInputProps('language')}>
          <option value="">{t('languageBrowser')}</option>
          {languages.map((one) => (
            <option key={one} value={one}>
              {t(one)}
            </option>
          ))}
        </NativeSelect>
        <Text size="sm" c="dimmed">
          {t('example', {
            now: example.dateTime(new Date(serverNow()).toISOString()),
            amount: example.money(123_450),
          })}
        </Text>
        <FormProblem>{problem}</FormProblem>
        <Button type="submit" variant="default" loading={isSending} style={{ alignSelf: 'flex-start' }}>
          {t('save')}
        </Button>
      </Stack>
    </form>
  );
}
