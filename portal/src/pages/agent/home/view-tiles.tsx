import { Skeleton, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useRead } from '../../../api/query.ts';
import type { StaffView, ViewCounts } from '../../../parts/staff/shapes.ts';
import { texts as staffTexts } from '../../../parts/staff/texts.ts';
import { viewsToDo } from '../../../parts/staff/views.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';
import classes from './view-tiles.module.css';

interface TileProps {
  readonly href: string;
  readonly label: string;
  readonly count: number;
  readonly more?: boolean;
  readonly isLate?: boolean;
}

const Tile = ({ href, label, count, more = false, isLate = false }: TileProps): ReactNode => (
  <li>
    <Link href={href} className={classes.tile} data-empty={count === 0} data-late={isLate && count > 0}>
      <strong>
        {count}
        {more && '+'}
      </strong>
      <span>{label}</span>
    </Link>
  </li>
);

/** The saved views with how much stands in each; what is empty stays, quietly, so that nothing changes its place. */
export function ViewTiles({ counts }: { readonly counts: ViewCounts | undefined }): ReactNode {
  const t = useTexts(texts);
  const words = useTexts(staffTexts);
  const { data: devices } = useRead('GET /devices', { query: { limit: 100 } }, { live: true });
  if (!counts) return <Skeleton h={280} radius="lg" />;
  const countOf = (name: StaffView): number => counts.items.find(({ view }) => view === name)?.count ?? 0;
  return (
    <section aria-labelledby="views-title">
      <Title order={2} id="views-title" mb="md">
        {t('views')}
      </Title>
      <ul className={classes.tiles}>
        {viewsToDo.map((view) => (
          <Tile
            key={view}
            href={`/queue?view=${view}`}
            label={words(view)}
            count={countOf(view)}
            isLate={view === 'overdue'}
          />
        ))}
        <Tile
          href="/staff/unmatched-mail"
          label={t('mail')}
          count={counts.mail.count}
          more={counts.mail.orMore}
        />
        <Tile
          href="/staff/devices"
          label={t('devices')}
          count={devices?.items.length ?? 0}
          more={devices?.cursor !== undefined}
        />
      </ul>
    </section>
  );
}
