import { Button, NativeSelect, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRead, useWrite } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { Card } from '../../../parts/card.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import type { Application } from './application.ts';
import { texts } from './texts.ts';

/** Fixes or moves the call, as agreed on the phone. */
export function Call({ application }: { readonly application: Application }): ReactNode {
  const t = useTexts(texts);
  const { dateTime } = useFormats();
  const { data } = useRead('GET /partners/applications/slots', {});
  const book = useWrite('POST /partners/applications/{applicationId}/call');
  const { applicationId, call } = application;
  const { form, problem, isSending, submit } = useProblemForm(
    {
      mode: 'controlled',
      initialValues: { at: '' },
      validate: { at: (at) => (at === '' ? t('callKeep') : null) },
    },
    async ({ at }) => {
      await book.mutateAsync({ path: { applicationId }, body: { at } });
      form.reset();
      toast(t('callBooked'));
    },
  );
  return (
    <Card>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Title order={2}>{t('callTitle')}</Title>
          <NativeSelect
            label={t('callAt')}
            description={call && dateTime(call.at)}
            {...form.getInputProps('at')}
          >
            <option value="">{t('callKeep')}</option>
            {data?.items.map(({ at }) => (
              <option key={at} value={at}>
                {dateTime(at)}
              </option>
            ))}
          </NativeSelect>
          <FormProblem>{problem}</FormProblem>
          <Button type="submit" variant="default" loading={isSending} style={{ alignSelf: 'flex-start' }}>
            {call ? t('callMove') : t('callBook')}
          </Button>
        </Stack>
      </form>
    </Card>
  );
}
