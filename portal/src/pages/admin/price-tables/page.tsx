import { Button, NativeSelect, Skeleton, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { AnswerOf } from '../../../api/call.ts';
import { faultsOf } from '../../../api/problem.ts';
import { useRead, useWrite } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { FaultList } from '../../../parts/fault-list.tsx';
import { type ChosenFile, SpreadsheetButton } from '../../../parts/files/spreadsheet-button.tsx';
import { Page } from '../../../parts/page.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

const tables = ['parts', 'labor', 'rates'] as const;
type TableName = (typeof tables)[number];
type Imported = AnswerOf<'POST /price-tables/{table}/import'>;

/** One table at a time: a new version from a file, shown before it counts, and the versions there were. */
export default function PriceTablesPage(): ReactNode {
  const t = useTexts(texts);
  const [table, setTable] = useState<TableName>('parts');
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Stack gap="lg">
        <NativeSelect
          label={t('table')}
          maw="24rem"
          value={table}
          onChange={({ currentTarget }) =>
            setTable(tables.find((one) => one === currentTarget.value) ?? table)
          }
        >
          {tables.map((one) => (
            <option key={one} value={one}>
              {t(one)}
            </option>
          ))}
        </NativeSelect>
        <ImportFile key={table} table={table} />
        <Versions table={table} />
      </Stack>
    </Page>
  );
}

function ImportFile({ table }: { readonly table: TableName }): ReactNode {
  const t = useTexts(texts);
  const [file, setFile] = useState<ChosenFile>();
  const run = useWrite('POST /price-tables/{table}/import');
  const path = { table };
  const tryOut = (chosen: ChosenFile): void => {
    setFile(chosen);
    run.mutate({ path, body: { content: chosen.content, dryRun: true } });
  };
  const store = (): void => {
    if (!file) return;
    const onSuccess = ({ version }: Imported) => toast(t('stored', { version }));
    run.mutate({ path, body: { content: file.content } }, { onSuccess });
  };
  const { data, error } = run;
  return (
    <Card>
      <Stack>
        <div>
          <SpreadsheetButton
            label={t('choose')}
            variant={file === undefined ? 'filled' : 'default'}
            loading={run.isPending}
            onChosen={tryOut}
          >
            {file === undefined ? t('choose') : t('another')}
          </SpreadsheetButton>
          <Text size="sm" c="dimmed" mt={6}>
            {t(`columns-${table}`)}
          </Text>
        </div>
        {error && <FaultList title={t('faults')} faults={faultsOf(error)} />}
        <div role="status">
          {data && file && !data.stored && <Difference found={data} file={file.name} onStore={store} />}
        </div>
      </Stack>
    </Card>
  );
}

interface DifferenceProps {
  readonly found: Imported;
  readonly file: string;
  readonly onStore: () => void;
}

function Difference({ found, file, onStore }: DifferenceProps): ReactNode {
  const t = useTexts(texts);
  const { rows, added, changed, removed, unchanged, examples } = found;
  if (added + changed + removed === 0) return <Text>{t('same')}</Text>;
  return (
    <Stack>
      <Text fw={600}>{t('wouldChange', { file, rows })}</Text>
      <Facts
        facts={[
          [t('added'), String(added)],
          [t('changed'), String(changed)],
          [t('removed'), String(removed)],
          [t('unchanged'), String(unchanged)],
        ]}
      />
      <details>
        <summary>{t('examples')}</summary>
        <ul>
          {examples.map(({ key, change }) => (
            <li key={key}>{t('example', { key, change: t(change) })}</li>
          ))}
        </ul>
      </details>
      <Button style={{ alignSelf: 'flex-start' }} onClick={onStore}>
        {t('store')}
      </Button>
    </Stack>
  );
}

function Versions({ table }: { readonly table: TableName }): ReactNode {
  const t = useTexts(texts);
  const { date } = useFormats();
  const { data } = useRead('GET /price-tables/{table}/versions', { path: { table } });
  if (!data) return <Skeleton h={130} radius="lg" />;
  return (
    <Card>
      <Title order={2} mb="md">
        {t('versions')}
      </Title>
      {data.items.length === 0 && <Text c="dimmed">{t('none')}</Text>}
      <Stack>
        {data.items.toReversed().map(({ version, rows, storedBy, storedAt, effectiveFrom, inForce }) => (
          <div key={version}>
            <Text fw={600}>
              {t('version', { version })}
              {inForce && ` · ${t('inForce')}`}
            </Text>
            <Text c="dimmed">
              {t('by', { rows, name: storedBy, day: date(storedAt), from: date(effectiveFrom) })}
            </Text>
          </div>
        ))}
      </Stack>
    </Card>
  );
}
