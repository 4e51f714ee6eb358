import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { Card } from '../../../parts/card.tsx';
import { mayBecome, type Rma } from '../../../parts/rmas/shapes.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';
import { UnitBoxes } from './unit-boxes.tsx';
import { useUpdate } from './use-update.ts';

/** The depot takes units in: a scanner types the serial and Enter, a hand ticks a box. */
export function Receive({ rma }: { readonly rma: Rma }): ReactNode {
  const t = useTexts(texts);
  const update = useUpdate(rma.rmaId);
  const [scanned, setScanned] = useState('');
  const [unknown, setUnknown] = useState<string>();
  const units = rma.units.filter(mayBecome('received'));
  const { form, problem, isSending, submit } = useProblemForm(
    {
      mode: 'controlled',
      initialValues: { serials: [] as string[] },
      validate: { serials: (serials) => (serials.length === 0 ? t('noneChosen') : null) },
    },
    async ({ serials }) => {
      await update({ state: 'received', serials });
      form.setValues({ serials: [] });
    },
  );
  if (units.length === 0) return null;
  const { serials } = form.values;
  const take = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const serial = scanned.replace(/\s+/g, '').toUpperCase();
    const isExpected = units.some((unit) => unit.serial === serial);
    setUnknown(isExpected ? undefined : serial);
    if (!isExpected) return;
    setScanned('');
    form.setFieldValue('serials', [...new Set([...serials, serial])]);
  };
  return (
    <Card>
      <Title order={2}>{t('receiveTitle')}</Title>
      <Text c="dimmed" mb="md">
        {t('receiveText')}
      </Text>
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput
            label={t('scan')}
            autoComplete="off"
            maw="24rem"
            value={scanned}
            error={unknown === undefined ? undefined : t('scanUnknown', { serial: unknown })}
            onChange={(event) => setScanned(event.currentTarget.value)}
            onKeyDown={take}
          />
          <UnitBoxes
            label={t('units')}
            units={units}
            chosen={serials}
            onChange={(chosen) => form.setFieldValue('serials', chosen)}
            error={form.errors.serials}
          />
          <FormProblem>{problem}</FormProblem>
          <Group>
            <Button type="submit" loading={isSending}>
              {serials.length === 0 ? t('receiveTitle') : t('receiveButton', { count: serials.length })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}
