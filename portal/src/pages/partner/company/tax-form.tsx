import { Button, Checkbox, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useWrite } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { FormButtons } from '../../../forms/form-buttons.tsx';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { Card } from '../../../parts/card.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import type { Company } from './shapes.ts';
import { texts } from './texts.ts';

/** Without it referral fees are held. */
export function TaxForm({ company }: { readonly company: Company }): ReactNode {
  const t = useTexts(texts);
  const { date } = useFormats();
  const [isEdited, setEdited] = useState(false);
  const { taxForm } = company;
  const { kind = '', legalName = company.name, taxIdLastFour } = taxForm ?? {};
  return (
    <Card>
      <Stack gap="md">
        <Title order={2}>{t('tax')}</Title>
        {taxForm ? (
          <div>
            <Text>
              {taxIdLastFour === undefined
                ? kind
                : t('taxHave', { kind, name: legalName, digits: taxIdLastFour })}
            </Text>
            <Text c="dimmed">{t('taxSince', { date: date(taxForm.receivedAt) })}</Text>
          </div>
        ) : (
          <Text>{t('taxNone')}</Text>
        )}
        {isEdited ? (
          <TaxFields company={company} onDone={() => setEdited(false)} />
        ) : (
          <Button
            variant={taxForm ? 'default' : 'filled'}
            onClick={() => setEdited(true)}
            style={{ alignSelf: 'flex-start' }}
          >
            {taxForm ? t('taxAgain') : t('taxGive')}
          </Button>
        )}
      </Stack>
    </Card>
  );
}

function TaxFields({
  company,
  onDone,
}: {
  readonly company: Company;
  readonly onDone: () => void;
}): ReactNode {
  const t = useTexts(texts);
  const send = useWrite('POST /partners/me/tax-form');
  const needed = (value: string) => (value.trim() === '' ? t('needed') : null);
  const { form, problem, isSending, submit } = useProblemForm(
    {
      mode: 'controlled',
      initialValues: {
        kind: company.address?.country === 'CA' ? 'W-8BEN-E' : 'W-9',
        legalName: company.taxForm?.legalName ?? company.name,
        taxId: '',
        signedBy: '',
        certified: false,
      },
      validate: {
        ...{ legalName: needed, taxId: needed, signedBy: needed },
        certified: (certified) => (certified ? null : t('certifiedNeeded')),
      },
    },
    async ({ kind, certified: _certified, ...told }) => {
      const body = { ...told, kind: kind === 'W-9' ? ('W-9' as const) : ('W-8BEN-E' as const) };
      await send.mutateAsync({ body: { ...body, certified: true } });
      toast(t('taxSent'));
      onDone();
    },
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <NativeSelect label={t('taxKind')} {...form.getInputProps('kind')}>
          <option value="W-9">{t('taxW9')}</option>
          <option value="W-8BEN-E">{t('taxW8')}</option>
        </NativeSelect>
        <TextInput label={t('legalName')} {...form.getInputProps('legalName')} />
        <TextInput
          label={t('taxId')}
          description={t('taxIdHint')}
          autoComplete="off"
          {...form.getInputProps('taxId')}
        />
        <TextInput label={t('signedBy')} {...form.getInputProps('signedBy')} />
        <Checkbox label={t('certified')} {...form.getInputProps('certified', { type: 'checkbox' })} />
        <FormProblem>{problem}</FormProblem>
        <FormButtons send={t('taxSend')} isSending={isSending} leave={t('cancel')} onLeave={onDone} />
      </Stack>
    </form>
  );
}
