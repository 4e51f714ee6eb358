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
export function LineEditor({ companyId, ...editor }: LineEditorProps): ReactNode {
  const t = useTexts(texts);
  const rates = useRead('GET /price-tables/{table}', {
    path: { table: 'labor' },
    query: { limit: 1, companyId },
  });
  const centsPerHour = rates.data?.centsPerHour;
  const { lines, onChange, faults } = editor;
  return (
    <Stack gap="xl">
      <Parts {...editor} />
      <Labor {...{ ...editor, companyId, centsPerHour }} isKnown={rates.data !== undefined} />
      <Services {...editor} />
      <TextInput
        label={t('tax')}
        inputMode="decimal"
        leftSection="$"
        maw="12rem"
        value={lines.tax}
        error={faults.taxCents}
        onChange={(event) => onChange({ ...lines, tax: event.currentTarget.value })}
      />
      <output>
        <MoneyTable
          caption={t('sum')}
          rows={[{ label: t('claimed'), cents: totalCents(lines, centsPerHour ?? 0), isTotal: true }]}
        />
      </output>
    </Stack>
  );
}

function Parts({ lines, onChange, sku, faults }: LineEditorProps): ReactNode {
  const t = useTexts(texts);
  const { parts } = lines;
  const set = (changed: TypedLines['parts']): void => onChange({ ...lines, parts: changed });
  return (
    <fieldset className={classes.group}>
      <legend>{t('parts')}</legend>
      <ul className={classes.rows}>
        {parts.map((line, n) => (
          <PartRow
            key={line.partNumber}
            line={line}
            onChange={(one) => set(put(parts, n, one))}
            onRemove={() => set(without(parts, n))}
            faultOf={(field) => faults[`parts.${n}.${field}`]}
          />
        ))}
      </ul>
      <PriceSearch
        table="parts"
        sku={sku}
        taken={parts.map(({ partNumber }) => partNumber)}
        onPick={(row) => set([...parts, partOf(row)])}
      />
    </fieldset>
  );
}

interface LaborProps extends LineEditorProps {
  /** Undefined: there is none, or it is not known yet. */
  readonly centsPerHour: number | undefined;
  readonly isKnown: boolean;
}

function Labor({
  lines,
  onChange,
  sku,
  companyId,
  faults,
  centsPerHour = 0,
  isKnown,
}: LaborProps): ReactNode {
  const t = useTexts(texts);
  const { money } = useFormats();
  const { labor } = lines;
  const set = (changed: TypedLines['labor']): void => onChange({ ...lines, labor: changed });
  return (
    <fieldset className={classes.group}>
      <legend>{t('labor')}</legend>
      {isKnown && (
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
            onChange={(one) => set(put(labor, n, one))}
            onRemove={() => set(without(labor, n))}
            faultOf={(field) => faults[`labor.${n}.${field}`]}
          />
        ))}
      </ul>
      <PriceSearch
        table="labor"
        sku={sku}
        taken={labor.map(({ operationCode }) => operationCode)}
        onPick={(row) => set([...labor, laborOf(row)])}
      />
    </fieldset>
  );
}

function Services({ lines, onChange, faults }: LineEditorProps): ReactNode {
  const t = useTexts(texts);
  const { services } = lines;
  const set = (changed: TypedLines['services']): void => onChange({ ...lines, services: changed });
  return (
    <fieldset className={classes.group}>
      <legend>{t('services')}</legend>
      <ul className={classes.rows}>
        {services.map((line, n) => (
          <ServiceRow
            key={line.id}
            line={line}
            onChange={(one) => set(put(services, n, one))}
            onRemove={() => set(without(services, n))}
            faultOf={(field) => faults[`services.${n}.${field}`]}
          />
        ))}
      </ul>
      <Button
        variant="default"
        size="sm"
        mt="xs"
        leftSection={<Icon name="plus" size={16} />}
        onClick={() => set([...services, emptyService()])}
      >
        {t('addService')}
      </Button>
    </fieldset>
  );
}
