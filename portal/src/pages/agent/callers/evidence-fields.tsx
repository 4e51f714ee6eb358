import { NativeSelect, Text, TextInput, Title } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { useTexts } from '../../../texts/languages.tsx';
import type { CallerClaim } from './caller-claim.ts';
import { type Evidence, yesNoFacts } from './evidence.ts';
import { texts } from './texts.ts';

interface EvidenceFieldsProps {
  readonly form: UseFormReturnType<CallerClaim>;
  /** What the terms ask for, given what happened to which item. */
  readonly asked: readonly Evidence[];
}

/** Facts are asked at once; papers and photos the caller sends afterwards. */
export function EvidenceFields({ form, asked }: EvidenceFieldsProps): ReactNode {
  const t = useTexts(texts);
  const documents = asked.filter((one) => one.as === 'document');
  return (
    <>
      {asked.some((one) => one.kind === 'policeReportNumber') && (
        <TextInput
          label={t('policeReportNumber')}
          maxLength={100}
          {...form.getInputProps('policeReportNumber')}
        />
      )}
      {yesNoFacts
        .filter((fact) => asked.some((one) => one.kind === fact))
        .map((fact) => (
          <NativeSelect key={fact} label={t(fact)} {...form.getInputProps(fact)}>
            <option value="">{t('unknown')}</option>
            <option value="yes">{t('yes')}</option>
            <option value="no">{t('no')}</option>
          </NativeSelect>
        ))}
      {documents.length > 0 && (
        <div>
          <Title order={3}>{t('evidence')}</Title>
          <ul>
            {documents.map((one) => (
              <li key={one.kind}>{one.why}</li>
            ))}
          </ul>
          <Text c="dimmed">{t('evidenceText')}</Text>
        </div>
      )}
    </>
  );
}
