import { Button, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { Card } from '../../../parts/card.tsx';
import { mayBecome, type Rma } from '../../../parts/rmas/shapes.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { CarrierFields, noParcel, parcelField, parcelOf } from './carrier-fields.tsx';
import { texts } from './texts.ts';
import { UnitBoxes } from './unit-boxes.tsx';
import { useUpdate } from './use-update.ts';

/** The dealer says which carrier has what. */
export function Ship({ rma }: { readonly rma: Rma }): ReactNode {
  const t = useTexts(texts);
  const update = useUpdate(rma.rmaId);
  const units = rma.units.filter(mayBecome('in-transit'));
  const { form, problem, isSending, submit } = useProblemForm(
    {
      mode: 'controlled',
      initialValues: { ...noParcel, serials: units.map(({ serial }) => serial) },
      validate: { serials: (serials) => (serials.length === 0 ? t('noneChosen') : null) },
    },
    async ({ serials, ...parcel }) => {
      const sent = units.filter(({ serial }) => serials.includes(serial)).map(({ serial }) => serial);
      await update({ state: 'in-transit', serials: sent, ...parcelOf(parcel) });
      form.setValues({
        ...noParcel,
        serials: units.map(({ serial }) => serial).filter((serial) => !sent.includes(serial)),
      });
      toast(t('shipped'));
    },
    parcelField,
  );
  if (units.length === 0) return null;
  const chosen = units.filter(({ serial }) => form.values.serials.includes(serial)).length;
  return (
    <Card>
      <Title order={2}>{t('shipTitle')}</Title>
      <Text c="dimmed" mb="md">
        {t('shipText')}
      </Text>
      <form onSubmit={submit} noValidate>
        <Stack>
          <CarrierFields form={form} />
          {units.length > 1 && (
            <UnitBoxes
              label={t('inParcel')}
              units={units}
              chosen={form.values.serials}
              onChange={(serials) => form.setFieldValue('serials', serials)}
              error={form.errors.serials}
            />
          )}
          <FormProblem>{problem}</FormProblem>
          <Group>
            <Button type="submit" loading={isSending}>
              {t('shipButton', { count: Math.max(1, chosen) })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}
