import { Text, TextInput } from '@mantine/core';
import { type ReactNode, useDeferredValue, useEffect, useState } from 'react';
import { useRead } from '../../api/query.ts';
import { useFormats } from '../../formats/use-formats.ts';
import { useTexts } from '../../texts/languages.tsx';
import type { PriceRow } from './shapes.ts';
import { texts } from './texts.ts';
import classes from './unit-claim.module.css';

interface PriceSearchProps {
  readonly table: 'parts' | 'labor';
  readonly sku: string;
  /** Codes that stand in a line already. */
  readonly taken: readonly string[];
  readonly onPick: (row: PriceRow) => void;
}

/** More would be a list to scroll; typing on is faster. */
const mostShown = 6;

const codeOf = ({ partNumber, operationCode }: PriceRow): string => partNumber ?? operationCode ?? '';

/** Finds what there is for this product by code or by name; one press makes a line of it. */
export function PriceSearch({ table, sku, taken, onPick }: PriceSearchProps): ReactNode {
  const t = useTexts(texts);
  const { moneyInFull } = useFormats();
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [isEager, setEager] = useState(false);
  const q = useDeferredValue(typed.trim());
  const { data } = useRead(
    'GET /price-tables/{table}',
    { path: { table }, query: { sku, limit: mostShown, ...(q !== '' && { q }) } },
    { enabled: isOpen },
  );
  const [first] = data?.items ?? [];
  const isCurrent = data !== undefined && q === typed.trim();
  const isParts = table === 'parts';
  const pick = (row: PriceRow): void => {
    setEager(false);
    if (taken.includes(codeOf(row))) return;
    onPick(row);
    setTyped('');
    setOpen(false);
  };
  // Enter was faster than the answer.
  useEffect(() => {
    if (isEager && isCurrent && first) pick(first);
  });
  return (
    <div className={classes.search}>
      <TextInput
        label={t(isParts ? 'findPart' : 'findLabor')}
        description={t(isParts ? 'findPartHint' : 'findLaborHint')}
        autoComplete="off"
        value={typed}
        onFocus={() => setOpen(true)}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setEager(false);
          setOpen(true);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setOpen(false);
          if (event.key !== 'Enter') return;
          // Enter takes the first that is found; it does not send the form.
          event.preventDefault();
          setEager(typed.trim() !== '');
        }}
      />
      <div role="status">
        {isOpen && data?.items.length === 0 && (
          <Text c="dimmed" mt="xs">
            {t('nothing')}
          </Text>
        )}
        {isOpen && data && data.items.length > 0 && (
          <ul className={classes.found}>
            {data.items.map((row) => (
              <li key={codeOf(row)}>
                <button
                  type="button"
                  className={classes.pick}
                  disabled={taken.includes(codeOf(row))}
                  aria-label={t('add', { name: row.description ?? codeOf(row) })}
                  onClick={() => pick(row)}
                >
                  <span>
                    {row.description}
                    <small>{codeOf(row)}</small>
                  </span>
                  <span>
                    {isParts ? moneyInFull(row.cents ?? 0) : t('standard', { hours: row.hours ?? 0 })}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
