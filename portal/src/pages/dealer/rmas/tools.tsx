import { NativeSelect, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { call } from '../../../api/call.ts';
import { useRead } from '../../../api/query.ts';
import { ExportMenu } from '../../../parts/record-list/export-menu.tsx';
import { FoldedFilters } from '../../../parts/record-list/folded-filters.tsx';
import classes from '../../../parts/record-list/record-list.module.css';
import { Icon } from '../../../shell/icons.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';
import type { RmaQuery } from './use-rmas.ts';

export interface Choices {
  readonly q: string;
  readonly kind: string;
  readonly sort: 'issued' | 'due' | 'state' | 'dealer';
}

export const noChoice: Choices = { q: '', kind: '', sort: 'issued' };

interface ToolsProps {
  readonly choices: Choices;
  readonly onChange: (choices: Choices) => void;
  readonly query: RmaQuery;
}

const sorts = ['issued', 'due', 'state', 'dealer'] as const;

export function Tools({ choices, onChange, query }: ToolsProps): ReactNode {
  const t = useTexts(texts);
  const set = [choices.kind !== '', choices.sort !== 'issued'].filter(Boolean).length;
  const kinds = useRead('GET /rmas/terms', {}).data?.kinds ?? [];
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
      <FoldedFilters set={set}>
        <NativeSelect
          label={t('kind')}
          value={choices.kind}
          onChange={(event) => onChange({ ...choices, kind: event.currentTarget.value })}
        >
          <option value="">{t('anyKind')}</option>
          {kinds.map(({ kind, words }) => (
            <option key={kind} value={kind}>
              {words}
            </option>
          ))}
        </NativeSelect>
        <NativeSelect
          label={t('sort')}
          value={choices.sort}
          onChange={({ currentTarget: { value } }) =>
            onChange({ ...choices, sort: sorts.find((sort) => sort === value) ?? 'issued' })
          }
        >
          {sorts.map((sort) => (
            <option key={sort} value={sort}>
              {t(sort)}
            </option>
          ))}
        </NativeSelect>
        <ExportMenu
          name="rmas"
          load={(format) => call('GET /rmas/export', { query: { ...query, format } })}
        />
      </FoldedFilters>
    </div>
  );
}
