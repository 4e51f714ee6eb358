import { Button, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { Card } from '../../../parts/card.tsx';
import { mayBecome, type Rma, type RmaUnit } from '../../../parts/rmas/shapes.ts';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './rma.module.css';
import { texts } from './texts.ts';
import { useUpdate } from './use-update.ts';

/** What comes back to a dealer; a credit does not. */
const comesBack = (unit: RmaUnit): boolean => mayBecome('closed')(unit) && unit.state !== 'credited';

/** The dealer confirms what came back. */
export function Arrived({ rma }: { readonly rma: Rma }): ReactNode {
  const t = useTexts(texts);
  const update = useUpdate(rma.rmaId);
  const [busy, setBusy] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const units = rma.units.filter(comesBack);
  if (units.length === 0) return null;
  const confirm = async (serial: string): Promise<void> => {
    setBusy(serial);
    setProblem(undefined);
    try {
      await update({ state: 'closed', serials: [serial] });
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(undefined);
    }
  };
  return (
    <Card>
      <Title order={2}>{t('arrivedTitle')}</Title>
      <Text c="dimmed" mb="md">
        {t('arrivedText')}
      </Text>
      <Stack>
        {units.map(({ serial, replacementSerial, productName }) => (
          <div key={serial} className={classes.head}>
            <span className={classes.serial}>{replacementSerial ?? serial}</span>
            <Text c="dimmed">{productName}</Text>
            <Button loading={busy === serial} onClick={() => void confirm(serial)}>
              {t('arrivedButton')}
            </Button>
          </div>
        ))}
        <FormProblem>{problem}</FormProblem>
      </Stack>
    </Card>
  );
}
