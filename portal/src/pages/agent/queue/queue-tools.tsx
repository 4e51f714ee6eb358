import { Group, NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRead } from '../../../api/query.ts';
import { useBrand } from '../../../brand/brand.tsx';
import { texts as listTexts } from '../../../parts/claim-list/texts.ts';
import { incidentTypes } from '../../../parts/incident/incident-types.ts';
import { FoldedFilters } from '../../../parts/record-list/folded-filters.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';
import type { QueueQuery } from './use-queue.ts';
import type { ChoiceName } from './use-queue-choices.ts';

const filters = ['incidentType', 'status', 'assignee', 'sort'] as const satisfies readonly ChoiceName[];

interface QueueToolsProps {
  readonly query: QueueQuery;
  readonly onChoose: (name: ChoiceName, value: string | undefined) => void;
}

/** Filters and order; on a phone behind a button, so that the claims stand in the first window. */
export function QueueTools({ query, onChoose }: QueueToolsProps): ReactNode {
  const t = useTexts(texts);
  const words = useTexts(listTexts);
  const brand = useBrand();
  const set = filters.filter((name) => query[name] !== undefined).length;
  const { data: agents } = useRead('GET /staff/agents', {});
  const select = (name: ChoiceName) => ({
    value: query[name] ?? '',
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      onChoose(name, event.currentTarget.value),
  });
  return (
    <Group gap="sm">
      <FoldedFilters set={set}>
        <NativeSelect label={t('incident')} {...select('incidentType')}>
          <option value="">{t('everyIncident')}</option>
          {incidentTypes.map((type) => (
            <option key={type} value={type}>
              {words(type)}
            </option>
          ))}
        </NativeSelect>
        <NativeSelect label={t('status')} {...select('status')}>
          <option value="">{t('everyStatus')}</option>
          {Object.entries(brand?.statusLabels ?? {})
            .filter(([status]) => status !== 'draft')
            .map(([status, label]) => (
              <option key={status} value={status}>
                {label.replace('{brand}', brand?.name ?? '')}
              </option>
            ))}
        </NativeSelect>
        <NativeSelect label={t('assignee')} {...select('assignee')}>
          <option value="">{t('anybody')}</option>
          <option value="nobody">{t('nobody')}</option>
          {agents?.items.map(({ userId, name }) => (
            <option key={userId} value={userId}>
              {name}
            </option>
          ))}
        </NativeSelect>
        <NativeSelect label={t('sort')} {...select('sort')}>
          <option value="">{t('urgent')}</option>
          <option value="created">{t('created')}</option>
          <option value="updated">{t('updated')}</option>
          <option value="status">{t('byStatus')}</option>
        </NativeSelect>
      </FoldedFilters>
    </Group>
  );
}
