import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useRead } from '../../api/query.ts';
import { useTexts } from '../../texts/languages.tsx';
import { texts as listTexts } from '../claim-list/texts.ts';
import classes from './overview.module.css';
import { texts } from './texts.ts';

const lists = ['active', 'draft', 'closed', 'all'] as const;

/** The company's four lists with how many claims each has. */
export function ClaimCounts(): ReactNode {
  const t = useTexts(texts);
  const words = useTexts(listTexts);
  const { data: counts } = useRead('GET /claims/counts', { query: {} }, { live: true });
  return (
    <nav aria-labelledby="lists">
      <Title order={2} id="lists" mb="md">
        {t('lists')}
      </Title>
      <ul className={classes.tiles}>
        {lists.map((list) => {
          const count = counts?.[list];
          return (
            <li key={list}>
              <Link href={`/claims?list=${list}`} className={classes.tile}>
                <strong>
                  {count ? (count.orMore ? words('atLeast', { count: count.count }) : count.count) : '–'}
                </strong>
                <span>{words(list)}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
