import { NativeSelect, NumberInput, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { spaced } from '../../../parts/terms/spaced.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';
import type { Rule } from './tried-terms.ts';

interface RuleRowProps {
  readonly rule: Rule;
  readonly clause: string | undefined;
  readonly onChange: (rule: Rule) => void;
}

const verdicts = ['fail', 'refer', 'needs-evidence'] as const;

/** One rule of the rulebook: its numbers and lists, and what follows where it is not met. */
export function RuleRow({ rule, clause, onChange }: RuleRowProps): ReactNode {
  const t = useTexts(texts);
  const { params = {}, onFail } = rule;
  const set = (name: string, value: number | string | string[]): void =>
    onChange({ ...rule, params: { ...params, [name]: value } });
  return (
    <Stack>
      {clause !== undefined && <Text c="dimmed">{clause}</Text>}
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        {Object.entries(params).map(([name, value]) => (
          <Param key={name} name={name} value={value} onChange={(typed) => set(name, typed)} />
        ))}
        <NativeSelect
          label={t('onFail')}
          value={onFail}
          onChange={({ currentTarget }) =>
            onChange({ ...rule, onFail: verdicts.find((one) => one === currentTarget.value) ?? onFail })
          }
        >
          {verdicts
            // What a customer could be asked for stands in the file alone.
            .filter((verdict) => verdict !== 'needs-evidence' || rule.asks !== undefined)
            .map((verdict) => (
              <option key={verdict} value={verdict}>
                {t(verdict)}
              </option>
            ))}
        </NativeSelect>
      </SimpleGrid>
      {Object.keys(params).length === 0 && (
        <Text size="sm" c="dimmed">
          {t('nothingToSet')}
        </Text>
      )}
    </Stack>
  );
}

interface ParamProps {
  readonly name: string;
  readonly value: NonNullable<Rule['params']>[string];
  readonly onChange: (value: number | string | string[]) => void;
}

function Param({ name, value, onChange }: ParamProps): ReactNode {
  const t = useTexts(texts);
  if (typeof value === 'number')
    return (
      <NumberInput
        label={spaced(name)}
        value={value}
        allowDecimal={false}
        onChange={(typed) => onChange(typeof typed === 'number' ? typed : Number(typed))}
      />
    );
  if (typeof value === 'string')
    return (
      <TextInput
        label={spaced(name)}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    );
  return (
    <Textarea
      label={spaced(name)}
      description={t('list')}
      autosize
      maxRows={8}
      value={value.join('\n')}
      onChange={({ currentTarget }) => onChange(currentTarget.value.split('\n'))}
    />
  );
}
