import { NativeSelect, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { call } from '../../../api/call.ts';
import { ExportMenu } from '../../../parts/record-list/export-menu.tsx';
import classes from '../../../parts/record-list/record-list.module.css';
import { Icon } from '../../../shell/icons.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';
import type { UnitQuery } from './use-units.ts';

export interface Choices {
  readonly q: string;
  readonly warranty?: 'in' | 'out';
}

interface ToolsProps {
  readonly choices: Choices;
  readonly onChange: (choices: Choices) => void;
  readonly query: UnitQuery;
}

export function Tools({ choices, onChange, query }: ToolsProps): ReactNode {
  const t = useTexts(texts);
  const { warranty: _, ...rest } = choices;
  return (
    <div className={classes.tools}>
      <TextInput
        className={classes.search ?? ''}
        type="search"
        label={t('search')}
        placeholder={t('searchHint')}
        leftSection={<Icon name="search" />}
        value={choices.q}
        onChange={(event) => onChange({ ...choices, q: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('warranty')}
        value={choices.warranty ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onChange(value === 'in' || value === 'out' ? { ...rest, warranty: value } : rest)
        }
      >
        <option value="">{t('any')}</option>
        <option value="in">{t('in')}</option>
        <option value="out">{t('out')}</option>
      </NativeSelect>
      <ExportMenu
        name="units"
        load={(format) => call('GET /units/export', { query: { ...query, format } })}
      />
    </div>
  );
}
