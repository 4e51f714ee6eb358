import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { texts as listTexts } from '../../../parts/claim-list/texts.ts';
import { DueBadge } from '../../../parts/staff/due-badge.tsx';
import type { QueueItem } from '../../../parts/staff/shapes.ts';
import { useOpeningTime } from '../../../parts/staff/use-opening-time.ts';
import { StatusBadge } from '../../../parts/status-badge.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './queue-rows.module.css';
import { texts } from './texts.ts';

interface QueueRowsProps {
  readonly items: readonly QueueItem[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

function toggled(chosen: ReadonlySet<string>, claimId: string): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!next.delete(claimId)) next.add(claimId);
  return next;
}

/** One row for each claim; below the width of a desk the same cells stand under each other, as cards. */
export function QueueRows({ items, chosen, onChoose }: QueueRowsProps): ReactNode {
  const t = useTexts(texts);
  const isAll = items.length > 0 && items.every(({ claimId }) => chosen.has(claimId));
  const columns = [t('claim'), t('why'), t('item'), t('due'), t('age'), t('assigned')];
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <td>
            <Checkbox
              label={<span className={classes.all}>{t('selectAll')}</span>}
              checked={isAll}
              indeterminate={!isAll && chosen.size > 0}
              onChange={() => onChoose(new Set(isAll ? [] : items.map(({ claimId }) => claimId)))}
            />
          </td>
          {columns.map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <QueueRow
            key={item.claimId}
            item={item}
            isChosen={chosen.has(item.claimId)}
            onChange={() => onChoose(toggled(chosen, item.claimId))}
          />
        ))}
      </tbody>
    </table>
  );
}

interface QueueRowProps {
  readonly item: QueueItem;
  readonly isChosen: boolean;
  readonly onChange: () => void;
}

function QueueRow({ item, isChosen, onChange }: QueueRowProps): ReactNode {
  const t = useTexts(texts);
  const words = useTexts(listTexts);
  const time = useOpeningTime();
  const { claimId, customer, device, unit, incident } = item;
  return (
    <tr data-chosen={isChosen}>
      <td className={classes.choose}>
        <Checkbox aria-label={t('select', { claimId })} checked={isChosen} onChange={onChange} />
      </td>
      <th scope="row">
        <Link href={`/claims/${claimId}`} className={classes.id}>
          {claimId}
        </Link>
        <span className={classes.customer}>{customer.name}</span>
      </th>
      <td className={classes.why}>
        <StatusBadge status={item.status} label={item.statusLabel} />
        {item.reasons.map((reason) => (
          <p key={reason}>{reason}</p>
        ))}
      </td>
      <td>
        <span>{device ? `${device.make} ${device.model}` : unit?.product}</span>
        <span className={classes.quiet}>{words(incident.type)}</span>
      </td>
      <td>
        <DueBadge item={item} />
      </td>
      <td data-label={t('age')}>{time.span(item.ageMinutes)}</td>
      <td data-label={t('assigned')}>{item.assignedTo?.name ?? '–'}</td>
    </tr>
  );
}
