import type { ReactNode } from 'react';
import { useSearchParams } from 'wouter';
import { useRead } from '../../api/query.ts';
import { useTexts } from '../../texts/languages.tsx';
import classes from './claim-list.module.css';
import { texts } from './texts.ts';
import type { ListQuery } from './use-claim-list.ts';

const lists = ['active', 'draft', 'closed', 'all'] as const;
export type ListName = (typeof lists)[number];

/** Stands in the address: a list can be linked to, and the way back leads to it. */
export function useChosenList(): readonly [ListName, (list: ListName) => void] {
  const [search, setSearch] = useSearchParams();
  const chosen = lists.find((list) => list === search.get('list')) ?? 'active';
  return [chosen, (list) => setSearch({ list }, { replace: true })];
}

interface ListTabsProps {
  readonly list: ListName;
  readonly onChoose: (list: ListName) => void;
  readonly filters: ListQuery;
}

/** The four lists with how many claims each has under the filters of now. */
export function ListTabs({ list, onChoose, filters }: ListTabsProps): ReactNode {
  const t = useTexts(texts);
  const { sort: _, order: __, ...counted } = filters;
  const { data: counts } = useRead('GET /claims/counts', { query: counted }, { live: true });
  return (
    <nav className={classes.tabs} aria-label={t('lists')}>
      {lists.map((name) => {
        const count = counts?.[name];
        return (
          <button
            key={name}
            type="button"
            className={classes.tab}
            aria-current={name === list ? 'page' : undefined}
            onClick={() => onChoose(name)}
          >
            {t(name)}
            <span className={classes.count}>
              {count && (count.orMore ? t('atLeast', { count: count.count }) : count.count)}
            </span>
          </button>
        );
      })}
    </nav>
  );
}
