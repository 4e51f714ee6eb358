import { NativeSelect, TextInput } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { useRead } from '../../api/query.ts';
import { useBrand } from '../../brand/brand.tsx';
import { Icon } from '../../shell/icons.tsx';
import { useLanguage, useTexts } from '../../texts/languages.tsx';
import { FoldOut } from '../record-list/fold-out.tsx';
import { FoldedFilters } from '../record-list/folded-filters.tsx';
import classes from '../record-list/record-list.module.css';
import { useShortcuts } from '../use-shortcuts.ts';
import { ClaimExport } from './claim-export.tsx';
import { type ColumnName, columnNames, columns as known } from './columns.tsx';
import { texts } from './texts.ts';
import type { ListQuery } from './use-claim-list.ts';

export interface ToolChoices {
  readonly q: string;
  readonly sort: NonNullable<ListQuery['sort']>;
  readonly status?: ListQuery['status'];
  readonly waitsOn?: ListQuery['waitsOn'];
}

/** An address that ends so is for searching: the cursor stands in the field. */
const SEARCH = '#search';

const sorts = ['created', 'updated', 'due', 'status'] as const;

interface ListToolsProps {
  readonly choices: ToolChoices;
  readonly onChange: (choices: ToolChoices) => void;
  readonly query: ListQuery;
  readonly columns: readonly ColumnName[];
  /** Absent where columns are not chosen. */
  readonly onColumns: ((columns: readonly ColumnName[]) => void) | undefined;
}

export function ListTools({ choices, onChange, query, columns, onColumns }: ListToolsProps): ReactNode {
  const t = useTexts(texts);
  const set = [choices.status, choices.waitsOn, choices.sort !== 'created'].filter(Boolean).length;
  const search = useRef<HTMLInputElement>(null);
  useShortcuts({ '/': () => search.current?.focus() });
  return (
    <div className={classes.tools}>
      <TextInput
        ref={search}
        className={classes.search}
        autoFocus={location.hash === SEARCH}
        type="search"
        label={t('search')}
        placeholder={t('searchHint')}
        leftSection={<Icon name="search" />}
        value={choices.q}
        onChange={(event) => onChange({ ...choices, q: event.currentTarget.value })}
      />
      <FoldedFilters set={set}>
        <StatusFilter status={choices.status} onChange={(status) => onChange({ ...choices, status })} />
        <NativeSelect
          label={t('waits')}
          value={choices.waitsOn ?? ''}
          onChange={({ currentTarget: { value } }) =>
            onChange({ ...choices, waitsOn: value === 'me' ? 'me' : undefined })
          }
        >
          <option value="">{t('waitsAnyone')}</option>
          <option value="me">{t('waitsMe')}</option>
        </NativeSelect>
        <NativeSelect
          label={t('sort')}
          value={choices.sort}
          onChange={({ currentTarget: { value } }) =>
            onChange({ ...choices, sort: sorts.find((sort) => sort === value) ?? 'created' })
          }
        >
          {sorts.map((sort) => (
            <option key={sort} value={sort}>
              {t(sort)}
            </option>
          ))}
        </NativeSelect>
        {onColumns && <ColumnChoice columns={columns} onChange={onColumns} />}
        <ClaimExport query={query} />
      </FoldedFilters>
    </div>
  );
}

interface StatusFilterProps {
  readonly status: ListQuery['status'];
  readonly onChange: (status: ListQuery['status']) => void;
}

/** Statuses as the brand calls them, in the reader's language. */
function StatusFilter({ status, onChange }: StatusFilterProps): ReactNode {
  const t = useTexts(texts);
  const { tag } = useLanguage();
  const { data: spoken } = useRead('GET /brand', tag === 'en' ? {} : { query: { language: tag } });
  const labels = Object.entries(spoken?.statusLabels ?? {});
  const brandName = useBrand()?.name ?? '';
  return (
    <NativeSelect
      label={t('filter')}
      value={status ?? ''}
      onChange={({ currentTarget: { value } }) =>
        onChange(labels.find(([name]) => name === value)?.[0] as ListQuery['status'])
      }
    >
      <option value="">{t('everyStatus')}</option>
      {labels.map(([name, label]) => (
        <option key={name} value={name}>
          {label.replace('{brand}', brandName)}
        </option>
      ))}
    </NativeSelect>
  );
}

interface ColumnChoiceProps {
  readonly columns: readonly ColumnName[];
  readonly onChange: (columns: readonly ColumnName[]) => void;
}

function ColumnChoice({ columns, onChange }: ColumnChoiceProps): ReactNode {
  const t = useTexts(texts);
  return (
    <FoldOut label={t('columns')}>
      <fieldset>
        <legend className={classes.hidden}>{t('columns')}</legend>
        {columnNames.map((name) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={columns.includes(name)}
              onChange={({ currentTarget: { checked } }) =>
                onChange(columnNames.filter((one) => (one === name ? checked : columns.includes(one))))
              }
            />
            {known[name].title(t)}
          </label>
        ))}
      </fieldset>
    </FoldOut>
  );
}
