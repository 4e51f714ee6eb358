import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useRead } from '../../../api/query.ts';
import type { StaffView } from '../../../parts/staff/shapes.ts';
import { texts as staffTexts } from '../../../parts/staff/texts.ts';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './queue.module.css';

/** Those that stand there also when nothing is in them. */
const always: readonly StaffView[] = [
  'all',
  'mine',
  'ready-to-approve',
  'new',
  'answered',
  'estimates',
  'invoices',
  'overdue',
  'asks-to-reopen',
];

interface ViewTabsProps {
  readonly view: StaffView;
  readonly onChoose: (view: StaffView) => void;
}

/** The saved views with their counts, and the mail that belongs to no claim. */
export function ViewTabs({ view, onChoose }: ViewTabsProps): ReactNode {
  const t = useTexts(staffTexts);
  const { data } = useRead('GET /staff/views', {}, { live: true });
  const views: readonly { readonly view: StaffView; readonly count?: number }[] =
    data?.items.filter((item) => always.includes(item.view) || item.count > 0 || item.view === view) ??
    always.map((name) => ({ view: name }));
  return (
    <nav className={classes.tabs} aria-label={t('views')}>
      {views.map(({ view: name, count }) => (
        <button
          key={name}
          type="button"
          className={classes.tab}
          aria-current={name === view ? 'page' : undefined}
          data-late={name === 'overdue' && (count ?? 0) > 0}
          onClick={() => onChoose(name)}
        >
          {t(name)}
          <span className={classes.count}>{count}</span>
        </button>
      ))}
      <Link href="/staff/unmatched-mail" className={classes.tab}>
        {t('mail')}
        <span className={classes.count}>
          {data && (data.mail.orMore ? t('atLeast', { count: data.mail.count }) : data.mail.count)}
        </span>
      </Link>
    </nav>
  );
}
