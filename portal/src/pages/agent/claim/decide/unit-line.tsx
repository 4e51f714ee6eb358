import { Group, NativeSelect, Radio, Stack, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormats } from '../../../../formats/use-formats.ts';
import { type ClaimLine, lineDetail } from '../../../../parts/unit-claim/shapes.ts';
import { texts as lineTexts } from '../../../../parts/unit-claim/texts.ts';
import { useTexts } from '../../../../texts/languages.tsx';
import classes from './decide.module.css';
import { texts } from './texts.ts';
import { asAsked, type TypedVerdict } from './unit-verdicts.ts';

interface LineVerdictProps {
  readonly line: ClaimLine;
  readonly typed: TypedVerdict | undefined;
  readonly codes: readonly { readonly code: string; readonly text: string }[];
  readonly fault: string | undefined;
  readonly isFirst: boolean;
  readonly onChange: (typed: TypedVerdict) => void;
}

const verdicts = ['approve', 'lower', 'reject'] as const;

/** One line: approve, lower or reject by arrow keys; what a cut needs is asked for below it. */
export function LineVerdict({
  line,
  typed = asAsked,
  codes,
  fault,
  isFirst,
  onChange,
}: LineVerdictProps): ReactNode {
  const t = useTexts(texts);
  const words = useTexts(lineTexts);
  const { moneyInFull } = useFormats();
  const { verdict, amount, code, reason } = typed;
  const detail = lineDetail(line, moneyInFull);
  const change = (more: Partial<TypedVerdict>) => onChange({ ...typed, ...more });
  return (
    <fieldset className={classes.line}>
      <legend>
        <span>{line.description}</span>
        <span>{moneyInFull(line.amountCents)}</span>
      </legend>
      {detail !== '' && (
        <Text size="sm" c="dimmed">
          {detail}
        </Text>
      )}
      {line.flags.length > 0 && (
        <Text size="sm" fw={600}>
          {line.flags.map((flag) => words(flag)).join(' · ')}
          {line.note !== undefined && `: “${line.note}”`}
        </Text>
      )}
      <Radio.Group
        aria-label={t('verdictOn', { line: line.description })}
        value={verdict}
        onChange={(value) => {
          const chosen = verdicts.find((one) => one === value);
          if (chosen) change({ verdict: chosen });
        }}
      >
        <Group gap="sm" mt="xs">
          {verdicts.map((one) => (
            <Radio
              key={one}
              value={one}
              size="sm"
              label={t(`line-${one}`)}
              autoFocus={isFirst && one === 'approve'}
            />
          ))}
        </Group>
      </Radio.Group>
      {verdict !== 'approve' && (
        <Stack gap="xs" mt="xs">
          {verdict === 'lower' && (
            <TextInput
              label={t('lowerTo')}
              inputMode="decimal"
              leftSection="$"
              value={amount}
              onChange={(event) => change({ amount: event.currentTarget.value })}
            />
          )}
          <NativeSelect
            label={t('code')}
            value={code}
            onChange={(event) => change({ code: event.currentTarget.value })}
          >
            <option value="">{verdict === 'lower' ? t('noCode') : t('chooseCode')}</option>
            {codes.map((one) => (
              <option key={one.code} value={one.code}>
                {one.code} – {one.text}
              </option>
            ))}
          </NativeSelect>
          <TextInput
            label={t('lineReason')}
            {...(verdict === 'reject' && { description: t('optional') })}
            maxLength={500}
            value={reason}
            onChange={(event) => change({ reason: event.currentTarget.value })}
          />
        </Stack>
      )}
      {fault !== undefined && (
        <Text size="sm" role="alert" className={classes.fault ?? ''}>
          {fault}
        </Text>
      )}
    </fieldset>
  );
}
