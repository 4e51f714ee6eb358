import { Button, Stack, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRead } from '../../api/query.ts';
import { useFormats } from '../../formats/use-formats.ts';
import { Icon } from '../../shell/icons.tsx';
import { useTexts } from '../../texts/languages.tsx';
import { MoneyTable } from '../money-table.tsx';
import { LaborRow, PartRow, ServiceRow } from './line-rows.tsx';
import { PriceSearch } from './price-search.tsx';
import { texts } from './texts.ts';
import { emptyService, laborOf, partOf, type TypedLines, totalCents } from './typed-lines.ts';
import classes from './unit-claim.module.css';

interface LineEditorProps {
  readonly lines: TypedLines;
  readonly onChange: (lines: TypedLines) => void;
  readonly sku: string;
  /** Whose hours they are, where somebody else writes for the dealer. */
  readonly companyId?: string | undefined;
  /** What is wrong, by the API's path: `parts.0.quantity`. */
  readonly faults: Readonly<Record<string, string>>;
}

const put = <T,>(list: readonly T[], index: number, one: T): T[] =>
  list.map((old, n) => (n === index ? one : old));
const without = <T,>(list: readonly T[], index: number): T[] => list.filter((_, n) => n !== index);

/** Parts and labor found in the tables, what others were paid, the tax, and what it comes to. */
export function LineEditor({ lines, onChange, sku, companyId, faults }: LineEditorProps): ReactNode {
  const t = useTexts(texts);
  const { money } = useFormats();
  const rates = useRead('GET /price-tables/{table}', {
    path: { table: 'labor' },
    query: { limit: 1, companyId },
  });
  const centsPerHour = rates.data?.centsPerHour ?? 0;
  const { parts, labor, services, tax } = lines;
  const faultOf = (place: string) => (field: string) => faults[`${place}.${field}`];
  return (
    <Stack gap="xl">
      <fieldset className={classes.group}>
        <legend>{t('parts')}</legend>
        <ul className={classes.rows}>
          {parts.map((line, n) => (
            <PartRow
              key={line.partNumber}
              line={line}
              onChange={(one) => onChange({ ...lines, parts: put(parts, n, one) })}
              onRemove={() => onChange({ ...lines, parts: without(parts, n) })}
              faultOf={faultOf(`parts.${n}`)}
            />
          ))}
        </ul>
        <PriceSearch
          table="parts"
          sku={sku}
          taken={parts.map(({ partNumber }) => partNumber)}
          onPick={(row) => onChange({ ...lines, parts: [...parts, partOf(row)] })}
        />
      </fieldset>
      <fieldset className={classes.group}>
        <legend>{t('labor')}</legend>
        {rates.data && (
          <Text size="sm" c="dimmed">
            {centsPerHour > 0
              ? t(companyId === undefined ? 'rate' : 'dealersRate', { amount: money(centsPerHour) })
              : t('noRate')}
          </Text>
        )}
        <ul className={classes.rows}>
          {labor.map((line, n) => (
            <LaborRow
              key={line.operationCode}
              line={line}
              centsPerHour={centsPerHour}
              onChange={(one) => onChange({ ...lines, labor: put(labor, n, one) })}
              onRemove={() => onChange({ ...lines, labor: without(labor, n) })}
              faultOf={faultOf(`labor.${n}`)}
            />
          ))}
        </ul>
        <PriceSearch
          table="labor"
          sku={sku}
          taken={labor.map(({ operationCode }) => operationCode)}
          onPick={(row) => onChange({ ...lines, labor: [...labor, laborOf(row)] })}
        />
      </fieldset>
      <fieldset className={classes.group}>
        <legend>{t('services')}</legend>
        <ul className={classes.rows}>
          {services.map((line, n) => (
            <ServiceRow
              key={line.id}
              line={line}
              onChange={(one) => onChange({ ...lines, services: put(services, n, one) })}
              onRemove={() => onChange({ ...lines, services: without(services, n) })}
              faultOf={faultOf(`services.${n}`)}
            />
          ))}
        </ul>
        <Button
          variant="default"
          size="sm"
          mt="xs"
          leftSection={<Icon name="plus" size={16} />}
          onClick={() => onChange({ ...lines, services: [...services, emptyService()] })}
        >
          {t('addService')}
        </Button>
      </fieldset>
      <TextInput
        label={t('tax')}
        inputMode="decimal"
        leftSection="$"
        maw="12rem"
        value={tax}
        error={faults.taxCents}
        onChange={(event) => onChange({ ...lines, tax: event.currentTarget.value })}
      />
      <output>
        <MoneyTable
          caption={t('sum')}
          rows={[{ label: t('claimed'), cents: totalCents(lines, centsPerHour), isTotal: true }]}
        />
      </output>
    </Stack>
  );
}
