import type { ReactNode } from 'react';
import { useFormats } from '../../../formats/use-formats.ts';
import { type RecordColumn, RecordRows } from '../../../parts/record-list/record-rows.tsx';
import { StateBadge, WarrantyBadge } from '../../../parts/units/badges.tsx';
import type { ListedUnit } from '../../../parts/units/shapes.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

interface UnitRowsProps {
  readonly units: readonly ListedUnit[];
  readonly isStaff: boolean;
}

export function UnitRows({ units, isStaff }: UnitRowsProps): ReactNode {
  const t = useTexts(texts);
  const { calendarDay, date } = useFormats();
  const dayOf = (day: string | undefined) => (day === undefined ? '' : calendarDay(day));
  const dealer: RecordColumn<ListedUnit> = { title: t('dealer'), cell: (unit) => unit.dealer ?? '' };
  const columns: readonly RecordColumn<ListedUnit>[] = [
    { title: t('state'), cell: ({ state }) => state && <StateBadge state={state} />, leads: true },
    { title: t('product'), cell: ({ product }) => product.name },
    ...(isStaff ? [dealer] : []),
    { title: t('owner'), cell: ({ registration }) => registration?.customer.name ?? '' },
    {
      title: t('warranty'),
      cell: (unit) => (unit.warranty.endsAt === undefined ? '' : <WarrantyBadge unit={unit} />),
    },
    { title: t('until'), cell: ({ warranty }) => dayOf(warranty.endsAt) },
    { title: t('since'), cell: ({ assignedAt }) => (assignedAt === undefined ? '' : date(assignedAt)) },
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
