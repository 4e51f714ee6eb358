import { Skeleton, Stack, Table, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { AnswerOf } from '../../../api/call.ts';
import { useRead } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';
import { VersionSelect } from './version-select.tsx';

type Prices = AnswerOf<'GET /catalogue'>;

const BASIS_POINTS_OF_A_PERCENT = 100;

/** Prices, deductibles and limits as the rules read them. */
export function Catalogue(): ReactNode {
  const t = useTexts(texts);
  const { money, percent } = useFormats();
  const [version, setVersion] = useState<string>();
  const { data, error, refetch } = useRead('GET /catalogue', { query: { version } });
  return (
    <Stack gap="lg">
      <VersionSelect of="GET /catalogue/versions" value={version} onChange={setVersion} />
      {error && !data && <LoadFailed isPart error={error} onAgain={() => void refetch()} />}
      {!data && !error && <Skeleton h={420} radius="lg" />}
      {data && (
        <>
          <Card>
            <Title order={2} mb="sm">
              {t('limits')}
            </Title>
            <Facts
              facts={[
                [t('incidentLimit'), money(data.incidentLimitCents)],
                [t('otherDeductible'), money(data.otherItemDeductibleCents)],
                [t('several'), t('percent', { percent: percent(data.severalPlansDiscountPercent) })],
                [t('tax'), percent(data.salesTaxBasisPoints / BASIS_POINTS_OF_A_PERCENT)],
                [t('activation'), t('days', { count: data.activationDays })],
                [t('refund'), t('days', { count: data.refundDays })],
              ]}
            />
          </Card>
          <PlanTable plans={data.plans} />
          <PhoneTable phones={data.phones} />
        </>
      )}
    </Stack>
  );
}

interface RowsProps {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

function Rows({ title, columns, rows }: RowsProps): ReactNode {
  return (
    <Card>
      <Title order={2} mb="sm">
        {title}
      </Title>
      <Table.ScrollContainer minWidth={560}>
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              {columns.map((column) => (
                <Table.Th key={column}>{column}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(([name = '', ...values]) => (
              <Table.Tr key={name}>
                <Table.Th scope="row">{name}</Table.Th>
                {values.map((value, index) => (
                  <Table.Td key={columns[index + 1]}>{value}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}

function PlanTable({ plans }: { readonly plans: Prices['plans'] }): ReactNode {
  const t = useTexts(texts);
  const { moneyInFull } = useFormats();
  const rows = plans.flatMap(({ name, priceCents }) =>
    Object.entries(priceCents).map(([tier, { monthly, annual }]) => [
      tier === 'any' ? name : `${name}, ${tier}`,
      moneyInFull(monthly),
      annual === undefined ? '–' : moneyInFull(annual),
    ]),
  );
  return <Rows title={t('plans')} columns={[t('plan'), t('monthly'), t('annual')]} rows={rows} />;
}

function PhoneTable({ phones }: { readonly phones: Prices['phones'] }): ReactNode {
  const t = useTexts(texts);
  const { moneyInFull } = useFormats();
  const rows = phones.map(({ make, model, deductibles, repairCents }) => [
    `${make} ${model}`,
    moneyInFull(deductibles.repair),
    moneyInFull(deductibles.replacement),
    moneyInFull(deductibles.theft),
    repairCents.screen === undefined ? '–' : moneyInFull(repairCents.screen),
  ]);
  const columns = [t('phone'), t('repair'), t('replacement'), t('theft'), t('screen')];
  return <Rows title={t('phones')} columns={columns} rows={rows} />;
}
