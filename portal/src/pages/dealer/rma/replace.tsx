import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { Card } from '../../../parts/card.tsx';
import type { Rma, RmaUnit } from '../../../parts/rmas/shapes.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { CarrierFields, noParcel, parcelOf } from './carrier-fields.tsx';
import classes from './rma.module.css';
import { texts } from './texts.ts';
import { useUpdate } from './use-update.ts';

const isWaiting = ({ state, replacementSerial }: RmaUnit): boolean =>
  replacementSerial === undefined && ['issued', 'in-transit', 'received', 'inspected'].includes(state);

/** The replacements of an advance replacement, before the units come back. */
export function Replace({ rma }: { readonly rma: Rma }): ReactNode {
  const t = useTexts(texts);
  const update = useUpdate(rma.rmaId);
  const units = rma.kind === 'advance-replacement' ? rma.units.filter(isWaiting) : [];
  const { form, problem, isSending, submit } = useProblemForm(
    { mode: 'controlled', initialValues: { ...noParcel, serials: {} as Record<string, string> } },
    async ({ serials, ...parcel }) => {
      const replacements = units.flatMap(({ serial }) => {
        const replacementSerial = serials[serial]?.trim() ?? '';
        return replacementSerial === '' ? [] : [{ serial, replacementSerial, ...parcelOf(parcel) }];
      });
      if (replacements.length === 0) throw new Error(t('noneChosen'));
      await update({ replacements });
    },
  );
  if (units.length === 0) return null;
  return (
    <Card>
      <Title order={2}>{t('replaceTitle')}</Title>
      <Text c="dimmed" mb="md">
        {t('replaceText')}
      </Text>
      <form onSubmit={submit} noValidate>
        <Stack>
          <div className={classes.row}>
            {units.map(({ serial }) => (
              <TextInput
                key={serial}
                label={`${t('replacement')} (${serial})`}
                autoComplete="off"
                {...form.getInputProps(`serials.${serial}`)}
                value={form.values.serials[serial] ?? ''}
              />
            ))}
          </div>
          <CarrierFields form={form} />
          <FormProblem>{problem}</FormProblem>
          <Group>
            <Button type="submit" loading={isSending}>
              {t('replaceButton')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}
