import { Button, Group, NativeSelect, Stack, TextInput, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useRead } from '../../../api/query.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { Card } from '../../../parts/card.tsx';
import { mayBecome, type Rma, type RmaUnit } from '../../../parts/rmas/shapes.ts';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './rma.module.css';
import { texts } from './texts.ts';
import { useFaults } from './use-faults.ts';
import { useUpdate } from './use-update.ts';

interface Finding {
  readonly grade: string;
  readonly disposition: string;
  readonly note: string;
}

const nothing: Finding = { grade: '', disposition: '', note: '' };

/** A grade and a disposition for each unit that lies in the depot. */
export function Inspect({ rma }: { readonly rma: Rma }): ReactNode {
  const t = useTexts(texts);
  const update = useUpdate(rma.rmaId);
  const units = rma.units.filter(mayBecome('inspected'));
  const [findings, setFindings] = useState<Readonly<Record<string, Finding>>>({});
  const { faultOf, problem, isSending, send, refuse, forget } = useFaults(['grade', 'disposition', 'note']);
  if (units.length === 0) return null;
  const findingOf = ({ serial }: RmaUnit): Finding => findings[serial] ?? nothing;
  const submit = async (): Promise<void> => {
    const missing = units.flatMap((unit, index) =>
      (['grade', 'disposition'] as const)
        .filter((field) => findingOf(unit)[field] === '')
        .map((field) => ({ path: `units.${index}.${field}`, message: t('chooseOne') })),
    );
    if (missing.length > 0) return refuse(missing);
    await send(() =>
      update({
        units: units.map((unit) => {
          const { grade, disposition, note } = findingOf(unit);
          return {
            ...{ serial: unit.serial, state: 'inspected', grade, disposition },
            ...(note.trim() !== '' && { note: note.trim() }),
          };
        }),
      }),
    );
  };
  return (
    <Card>
      <Title order={2} mb="md">
        {t('inspectTitle')}
      </Title>
      <Stack>
        <ul className={classes.units}>
          {units.map((unit, index) => (
            <li key={unit.serial} className={classes.unit}>
              <p className={classes.head}>
                <span className={classes.serial}>{unit.serial}</span>
                {unit.productName}
              </p>
              <FindingFields
                finding={findingOf(unit)}
                onChange={(finding) => {
                  setFindings({ ...findings, [unit.serial]: finding });
                  forget(`units.${index}`);
                }}
                faultOf={(field) => faultOf(`units.${index}.${field}`)}
              />
            </li>
          ))}
        </ul>
        <FormProblem>{problem}</FormProblem>
        <Group>
          <Button loading={isSending} onClick={() => void submit()}>
            {t('inspectButton')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}

interface FindingFieldsProps {
  readonly finding: Finding;
  readonly onChange: (finding: Finding) => void;
  readonly faultOf: (field: string) => string | undefined;
}

function FindingFields({ finding, onChange, faultOf }: FindingFieldsProps): ReactNode {
  const t = useTexts(texts);
  const terms = useRead('GET /rmas/terms', {}).data;
  return (
    <div className={classes.row}>
      <NativeSelect
        label={t('grade')}
        value={finding.grade}
        error={faultOf('grade')}
        onChange={(event) => onChange({ ...finding, grade: event.currentTarget.value })}
      >
        <option value="">{t('choose')}</option>
        {terms?.grades.map(({ grade, words }) => (
          <option key={grade} value={grade}>
            {`${grade}: ${words}`}
          </option>
        ))}
      </NativeSelect>
      <NativeSelect
        label={t('disposition')}
        value={finding.disposition}
        error={faultOf('disposition')}
        onChange={(event) => onChange({ ...finding, disposition: event.currentTarget.value })}
      >
        <option value="">{t('choose')}</option>
        {terms?.dispositions.map(({ disposition, words }) => (
          <option key={disposition} value={disposition}>
            {words}
          </option>
        ))}
      </NativeSelect>
      <TextInput
        label={t('inspectionNote')}
        value={finding.note}
        error={faultOf('note')}
        onChange={(event) => onChange({ ...finding, note: event.currentTarget.value })}
      />
    </div>
  );
}
