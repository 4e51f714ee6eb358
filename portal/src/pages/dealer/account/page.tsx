import { Button, Group, NativeSelect, Skeleton, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { call } from '../../../api/call.ts';
import { serverNow } from '../../../api/server-time.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { ExportMenu } from '../../../parts/record-list/export-menu.tsx';
import { useDealers } from '../../../parts/units/use-dealers.ts';
import { useAccount } from '../../../session/account.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { Entries } from './entries.tsx';
import { texts } from './texts.ts';
import { useAccountYear } from './use-account-year.ts';

/** Years that can be chosen, the present one first. */
const yearsBack = 5;

const years = (): readonly string[] => {
  const present = new Date(serverNow()).getUTCFullYear();
  return Array.from({ length: yearsBack }, (_, back) => String(present - back));
};

/** A dealer's credits and charges, year by year; the claims team chooses the dealer. */
export default function DealerAccountPage(): ReactNode {
  const t = useTexts(texts);
  const own = useAccount()?.company?.companyId;
  const [chosen, choose] = useState('');
  const [year = '', setYear] = useState(years()[0]);
  const companyId = own ?? (chosen === '' ? undefined : chosen);
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Stack gap="lg">
        <Group align="flex-end" gap="md">
          {own === undefined && <DealerSelect chosen={chosen} onChoose={choose} />}
          <NativeSelect
            label={t('year')}
            value={year}
            data={[...years()]}
            onChange={({ currentTarget: { value } }) => setYear(value)}
          />
          {companyId !== undefined && (
            <ExportMenu
              name={`account-${year}`}
              load={(format) => call('GET /dealer-account/export', { query: { companyId, year, format } })}
            />
          )}
        </Group>
        {companyId === undefined ? (
          <EmptyState icon="money" title={t('choose')}>
            {t('chooseText')}
          </EmptyState>
        ) : (
          <Year companyId={companyId} year={year} />
        )}
      </Stack>
    </Page>
  );
}

interface DealerSelectProps {
  readonly chosen: string;
  readonly onChoose: (companyId: string) => void;
}

function DealerSelect({ chosen, onChoose }: DealerSelectProps): ReactNode {
  const t = useTexts(texts);
  const dealers = useDealers();
  return (
    <NativeSelect
      label={t('whose')}
      value={chosen}
      onChange={({ currentTarget: { value } }) => onChoose(value)}
    >
      <option value="">{t('choose')}</option>
      {dealers.map(({ companyId, name }) => (
        <option key={companyId} value={companyId}>
          {name}
        </option>
      ))}
    </NativeSelect>
  );
}

function Year({ companyId, year }: { readonly companyId: string; readonly year: string }): ReactNode {
  const t = useTexts(texts);
  const { moneyInFull } = useFormats();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useAccountYear(
    companyId,
    year,
  );
  if (error && !data) return <LoadFailed isPart error={error} onAgain={() => void refetch()} />;
  if (!data) return <Skeleton h={320} radius="lg" />;
  if (data.entries.length === 0)
    return (
      <EmptyState icon="money" title={t('none', { year })}>
        {t('noneText')}
      </EmptyState>
    );
  return (
    <>
      <Card>
        <Text c="dimmed">{t('total', { year })}</Text>
        <Text fw={700} fz="1.75rem">
          {moneyInFull(data.totalCents)}
        </Text>
      </Card>
      <Entries entries={data.entries} year={year} />
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}
