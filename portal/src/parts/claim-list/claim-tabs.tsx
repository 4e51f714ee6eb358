import type { ReactNode } from 'react';
import { useRead } from '../../api/query.ts';
import { useTexts } from '../../texts/languages.tsx';
import { ListTabs } from '../record-list/list-tabs.tsx';
import { texts } from './texts.ts';
import type { ListQuery } from './use-claim-list.ts';

export const claimLists = ['active', 'draft', 'closed', 'all'] as const;
type ListName = (typeof claimLists)[number];

interface ClaimTabsProps {
  readonly list: ListName;
  readonly onChoose: (list: ListName) => void;
  readonly filters: ListQuery;
}

/** The four lists with how many claims each has under the filters of now. */
export function ClaimTabs({ list, onChoose, filters }: ClaimTabsProps): ReactNode {
  const t = useTexts(texts);
  const { sort: _, order: __, ...counted } = filters;
  const { data: counts } = useRead('GET /claims/counts', { query: counted }, { live: true });
  const countOf = (name: ListName): ReactNode => {
    const found = counts?.[name];
    return found && (found.orMore ? t('atLeast', { count: found.count }) : found.count);
  };
  return (
    <ListTabs
      label={t('lists')}
      lists={claimLists}
      shown={list}
      nameOf={(name) => t(name)}
      countOf={countOf}
      onShow={onChoose}
    />
  );
}
