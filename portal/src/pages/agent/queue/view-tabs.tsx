import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useRead } from '../../../api/query.ts';
import type { StaffView } from '../../../parts/staff/shapes.ts';
import { texts as staffTexts } from '../../../parts/staff/texts.ts';
import { viewsInOrder } from '../../../parts/staff/views.ts';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './view-tabs.module.css';

interface ViewTabsProps {
  readonly view: StaffView;
  readonly onChoose: (view: StaffView) => void;
}

/**
 * The saved views with their counts, and the mail that belongs to no claim. All of them, also those with nothing in them:
 * one that came and went would move the others and the queue below.
 */
export function ViewTabs({ view, onChoose }: ViewTabsProps): ReactNode {
  const t = useTexts(staffTexts);
  const { data } = useRead('GET /staff/views', {}, { live: true });
  const countOf = (name: StaffView) => data?.items.find((item) => item.view === name)?.count;
  return (
    <nav className={classes.tabs} aria-label={t('views')}>
      {viewsInOrder.map((name) => (
        <button
          key={name}
          type="button"
          className={classes.tab}
          aria-current={name === view ? 'page' : undefined}
          data-late={name === 'overdue' && (countOf(name) ?? 0) > 0}
          data-empty={countOf(name) === 0 && name !== view}
          onClick={() => onChoose(name)}
        >
          {t(name)}
          <span className={classes.count}>{countOf(name)}</span>
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
