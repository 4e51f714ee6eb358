import { NativeSelect, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { spaced } from '../../../parts/terms/spaced.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { RuleRow } from './rule-row.tsx';
import { texts } from './texts.ts';
import type { Rule, Rulebook } from './tried-terms.ts';

interface ChangeRulesProps {
  readonly book: Rulebook;
  readonly changed: ReadonlyMap<string, Rule>;
  readonly onChange: (rule: Rule) => void;
}

/** The rules in force, one at a time, to be changed. */
export function ChangeRules({ book, changed, onChange }: ChangeRulesProps): ReactNode {
  const t = useTexts(texts);
  const [id, setId] = useState('');
  const rule = changed.get(id) ?? book.rules.find((one) => one.id === id);
  return (
    <Stack>
      <Text c="dimmed">{t('or', { version: book.version })}</Text>
      <NativeSelect
        label={t('rule')}
        maw="32rem"
        value={id}
        onChange={({ currentTarget }) => setId(currentTarget.value)}
      >
        <option value="">{t('choose')}</option>
        {book.rules.map((one) => (
          <option key={one.id} value={one.id}>
            {spaced(one.id)}
          </option>
        ))}
      </NativeSelect>
      {rule && (
        <RuleRow
          key={id}
          rule={rule}
          clause={book.clauses.find((clause) => clause.id === rule.clause)?.text}
          onChange={onChange}
        />
      )}
      {changed.size > 0 && <Text>{t('changed', { rules: [...changed.keys()].map(spaced).join(', ') })}</Text>}
    </Stack>
  );
}
