import { Button, NativeSelect, Skeleton, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { useRead, useWrite } from '../../../api/query.ts';
import { addressLine } from '../../../formats/address-lines.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { Card } from '../../../parts/card.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { type CallerClaim, emptyClaim, incidentOf } from './caller-claim.ts';
import { evidenceFor } from './evidence.ts';
import { EvidenceFields } from './evidence-fields.tsx';
import { IncidentFields } from './incident-fields.tsx';
import type { FoundCaller } from './shapes.ts';
import { texts } from './texts.ts';

/** The claim as the caller tells it; what is on file stands there already. */
export function FileClaim({ found }: { readonly found: FoundCaller }): ReactNode {
  const { customerId, name, phone, email, address } = found.customer;
  const t = useTexts(texts);
  const { phone: telephone } = useFormats();
  const [, navigate] = useLocation();
  const { data: devices } = useRead('GET /devices', { query: { customerId, limit: 100 } });
  const { data: rulebook } = useRead('GET /rulebook', {});
  const file = useWrite('POST /claims');
  const { form, problem, isSending, submit } = useProblemForm<CallerClaim>(
    {
      mode: 'controlled',
      initialValues: emptyClaim,
      validate: { occurredAt: (at) => (Number.isNaN(Date.parse(at)) ? t('occurredWrong') : null) },
    },
    async (values) => {
      const body = { deviceId: values.deviceId, incident: incidentOf(values), submit: true };
      const { claimId } = await file.mutateAsync({ body });
      toast(t('filed', { claimId }));
      navigate(`/claims/${claimId}`);
    },
    (path) => path.replace(/^incident\./, ''),
  );
  if (!devices || !rulebook) return <Skeleton h={420} radius="lg" />;
  const items = devices.items.filter(({ removedAt }) => removedAt === undefined);
  const { type, deviceId } = form.values;
  const kind = items.find((device) => device.deviceId === deviceId)?.kind;
  const asked = kind === undefined ? [] : evidenceFor(rulebook.evidence, type, kind);
  return (
    <Card maw="44rem">
      <form onSubmit={submit}>
        <Stack gap="lg">
          <div>
            <Text c="dimmed">{t('confirm')}</Text>
            <Facts
              facts={[
                [t('name'), name],
                [t('phone'), telephone(phone)],
                [t('email'), email],
                [t('address'), addressLine(address)],
              ]}
            />
          </div>
          {items.length === 0 && <Text>{t('noDevices')}</Text>}
          <NativeSelect label={t('device')} required withAsterisk={false} {...form.getInputProps('deviceId')}>
            <option value="">{t('deviceChoose')}</option>
            {items.map(({ deviceId: id, make, model, serial }) => (
              <option key={id} value={id}>
                {[`${make} ${model}`, serial].filter(Boolean).join(' · ')}
              </option>
            ))}
          </NativeSelect>
          <IncidentFields form={form} />
          <EvidenceFields form={form} asked={asked} />
          <FormProblem>{problem}</FormProblem>
          <Button type="submit" loading={isSending} style={{ alignSelf: 'flex-start' }}>
            {t('file')}
          </Button>
        </Stack>
      </form>
    </Card>
  );
}
