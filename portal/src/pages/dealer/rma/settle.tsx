import { Button, Group, NativeSelect, Stack, TextInput, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { centsOf } from '../../../forms/dollars.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { Card } from '../../../parts/card.tsx';
import type { Rma, RmaUnit } from '../../../parts/rmas/shapes.ts';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './rma.module.css';
import { texts } from './texts.ts';
import { useFaults } from './use-faults.ts';
import { useUpdate } from './use-update.ts';

const outcomes = ['credited', 'repaired', 'replaced', 'rejected'] as const;
type Outcome = (typeof outcomes)[number];

interface Verdict {
  readonly outcome: Outcome | '';
  readonly amount: string;
  readonly replacement: string;
  readonly why: string;
}

const undecided: Verdict = { outcome: '', amount: '', replacement: '', why: '' };

const outcomesOf = ({ moves }: RmaUnit): readonly Outcome[] =>
  outcomes.filter((outcome) => moves.includes(outcome));

/** What a unit's verdict asks the service for; what is missing the service names. */
function moveOf({ serial }: RmaUnit, { outcome, amount, replacement, why }: Verdict) {
  const creditCents = centsOf(amount);
  return {
    ...{ serial, state: outcome === '' ? ('rejected' as const) : outcome },
    ...(outcome === 'credited' && creditCents !== undefined && { creditCents }),
    ...(outcome === 'replaced' && replacement.trim() !== '' && { replacementSerial: replacement.trim() }),
    ...(outcome === 'rejected' && why.trim() !== '' && { reason: why.trim() }),
  };
}

/** Credit, repair, replace or reject: for each unit that was inspected. */
export function Settle({ rma }: { readonly rma: Rma }): ReactNode {
  const t = useTexts(texts);
  const update = useUpdate(rma.rmaId);
  const [verdicts, setVerdicts] = useState<Readonly<Record<string, Verdict>>>({});
  const { faultOf, problem, isSending, send } = useFaults(['creditCents', 'replacementSerial', 'reason']);
  const units = rma.units.filter((unit) => outcomesOf(unit).length > 0);
  if (units.length === 0) return null;
  const verdictOf = ({ serial }: RmaUnit): Verdict => verdicts[serial] ?? undecided;
  const decided = units.filter((unit) => verdictOf(unit).outcome !== '');
  const submit = () => send(() => update({ units: decided.map((unit) => moveOf(unit, verdictOf(unit))) }));
  return (
    <Card>
      <Title order={2} mb="md">
        {t('settleTitle')}
      </Title>
      <Stack>
        <ul className={classes.units}>
          {units.map((unit) => (
            <li key={unit.serial} className={classes.unit}>
              <p className={classes.head}>
                <span className={classes.serial}>{unit.serial}</span>
                {unit.productName}
              </p>
              <VerdictFields
                unit={unit}
                verdict={verdictOf(unit)}
                onChange={(verdict) => setVerdicts({ ...verdicts, [unit.serial]: verdict })}
                faultOf={(field) => faultOf(`units.${decided.indexOf(unit)}.${field}`)}
              />
            </li>
          ))}
        </ul>
        <FormProblem>{problem}</FormProblem>
        <Group>
          <Button loading={isSending} disabled={decided.length === 0} onClick={() => void submit()}>
            {t('settleButton')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}

interface VerdictFieldsProps {
  readonly unit: RmaUnit;
  readonly verdict: Verdict;
  readonly onChange: (verdict: Verdict) => void;
  readonly faultOf: (field: string) => string | undefined;
}

function VerdictFields({ unit, verdict, onChange, faultOf }: VerdictFieldsProps): ReactNode {
  const t = useTexts(texts);
  const possible = outcomesOf(unit);
  const { outcome, amount, replacement, why } = verdict;
  return (
    <div className={classes.row}>
      <NativeSelect
        label={t('outcome')}
        value={outcome}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...verdict, outcome: possible.find((one) => one === value) ?? '' })
        }
      >
        <option value="">{t('later')}</option>
        {possible.map((one) => (
          <option key={one} value={one}>
            {t(one)}
          </option>
        ))}
      </NativeSelect>
      {outcome === 'credited' && (
        <TextInput
          label={t('amount')}
          inputMode="decimal"
          leftSection="$"
          value={amount}
          error={faultOf('creditCents')}
          onChange={(event) => onChange({ ...verdict, amount: event.currentTarget.value })}
        />
      )}
      {outcome === 'replaced' && unit.replacementSerial === undefined && (
        <TextInput
          label={t('replacement')}
          autoComplete="off"
          value={replacement}
          error={faultOf('replacementSerial')}
          onChange={(event) => onChange({ ...verdict, replacement: event.currentTarget.value })}
        />
      )}
      {outcome === 'rejected' && (
        <TextInput
          label={t('why')}
          value={why}
          error={faultOf('reason')}
          onChange={(event) => onChange({ ...verdict, why: event.currentTarget.value })}
        />
      )}
    </div>
  );
}
