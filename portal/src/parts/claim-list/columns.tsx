import type { ReactNode } from 'react';
import type { Claim } from '../../api/shapes.ts';
import type { Formats } from '../../formats/formats.ts';
import type { Translate } from '../../texts/languages.tsx';
import { StatusBadge } from '../status-badge.tsx';
import type { texts } from './texts.ts';

type Words = Translate<(typeof texts)['english']>;

/** What a cell may need besides the claim. */
export interface CellContext {
  readonly t: Words;
  readonly formats: Formats;
  readonly who: (claim: Pick<Claim, 'nextStep' | 'readOnly'>) => string;
}

interface Column {
  readonly title: (t: Words) => string;
  readonly cell: (claim: Claim, context: CellContext) => ReactNode;
  /** An amount: it stands at the end of its column. */
  readonly amount?: boolean;
}

const deviceOf = ({ device, unit }: Claim): string =>
  device ? `${device.make} ${device.model}` : unit ? `${unit.product}, ${unit.serial}` : '';

const every = {
  status: {
    title: (t) => t('status'),
    cell: ({ status, statusLabel }) => <StatusBadge status={status} label={statusLabel} />,
  },
  customer: { title: (t) => t('customer'), cell: ({ customer }) => customer.name },
  device: { title: (t) => t('device'), cell: deviceOf },
  incident: { title: (t) => t('incident'), cell: ({ incident }, { t }) => t(incident.type) },
  next: { title: (t) => t('next'), cell: (claim, { who }) => who(claim) },
  by: {
    title: (t) => t('by'),
    cell: ({ nextStep }, { formats }) =>
      nextStep.by === undefined ? '' : <time dateTime={nextStep.by}>{formats.moment(nextStep.by)}</time>,
  },
  partner: { title: (t) => t('partner'), cell: ({ partner }) => partner?.name ?? '' },
  plan: { title: (t) => t('plan'), cell: ({ planNumber }) => planNumber ?? '' },
  filed: {
    title: (t) => t('filed'),
    cell: ({ submittedAt, createdAt }, { formats }) => formats.date(submittedAt ?? createdAt),
  },
  changed: { title: (t) => t('changed'), cell: ({ updatedAt }, { formats }) => formats.moment(updatedAt) },
  deductible: {
    title: (t) => t('deductible'),
    amount: true,
    cell: ({ deductibleCents }, { formats }) =>
      deductibleCents === undefined ? '' : formats.moneyInFull(deductibleCents),
  },
} satisfies Readonly<Record<string, Column>>;

export type ColumnName = keyof typeof every;
/** Every column there is, by the name that a page, or a person's choice, gives. */
export const columns: Readonly<Record<ColumnName, Column>> = every;
export const columnNames = Object.keys(columns) as readonly ColumnName[];
