import type { ReactNode } from 'react';
import { useFormats } from '../../../formats/use-formats.ts';
import { type RecordColumn, RecordRows } from '../../../parts/record-list/record-rows.tsx';
import { StateBadge, WarrantyBadge } from '../../../parts/units/badges.tsx';
import type { ListedUnit } from '../../../parts/units/shapes.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';
import classes from './units.module.css';

interface UnitRowsProps {
  readonly units: readonly ListedUnit[];
  readonly isStaff: boolean;
  /** Some of them may have an owner, and a warranty. */
  readonly mayBeRegistered: boolean;
}

export function UnitRows({ units, isStaff, mayBeRegistered }: UnitRowsProps): ReactNode {
  const t = useTexts(texts);
  const { calendarDay, date } = useFormats();
  const shown = (day: string): ReactNode => <span className={classes.day}>{day}</span>;
  const dealer: RecordColumn<ListedUnit> = { title: t('dealer'), cell: (unit) => unit.dealer ?? '' };
  const registered: readonly RecordColumn<ListedUnit>[] = [
    { title: t('owner'), cell: ({ registration }) => registration?.customer.name ?? '' },
    {
      title: t('warranty'),
      cell: (unit) => (unit.warranty.endsAt === undefined ? '' : <WarrantyBadge unit={unit} />),
    },
    {
      title: t('until'),
      cell: ({ warranty: { endsAt } }) => (endsAt === undefined ? '' : shown(calendarDay(endsAt))),
      short: true,
    },
  ];
  const columns: readonly RecordColumn<ListedUnit>[] = [
    { title: t('state'), cell: ({ state }) => state && <StateBadge state={state} />, leads: true },
    { title: t('product'), cell: ({ product }) => product.name },
    ...(isStaff ? [dealer] : []),
    ...(mayBeRegistered ? registered : []),
    {
      title: t('since'),
      cell: ({ assignedAt }) => (assignedAt === undefined ? '' : shown(date(assignedAt))),
      short: true,
    },
  ];
  return (
    <RecordRows
      label={t('title')}
      rows={units}
      name={{ title: t('unit'), of: ({ serial }) => serial }}
      href={({ serial }) => `/units/${encodeURIComponent(serial)}`}
      columns={columns}
    />
  );
}
