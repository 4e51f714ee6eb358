import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Card } from '../../../parts/card.tsx';
import { ScrollTable } from '../../../parts/scroll-table.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './effects.module.css';
import type { Edit } from './terms.ts';
import { texts } from './texts.ts';

/** What a version changes, place by place. */
export function Effects({ edit }: { readonly edit: Edit }): ReactNode {
  const t = useTexts(texts);
  const { changes, basedOn, plans } = edit;
  return (
    <Card>
      <Title order={2} mb="md">
        {changes.length === 0 ? t('same', { version: basedOn }) : t('changes', { count: changes.length })}
      </Title>
      {changes.length > 0 && <Changes changes={changes} />}
      {plans && plans.length > 0 && (
        <>
          <Text mt="md">{t('kept')}</Text>
          <ul>
            {plans.map(({ version, plans: count }) => (
              <li key={version}>{t('keeps', { count, version })}</li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

function Changes({ changes }: { readonly changes: Edit['changes'] }): ReactNode {
  const t = useTexts(texts);
  const shown = (value: unknown): string =>
    value === undefined ? t('nothing') : typeof value === 'string' ? value : JSON.stringify(value);
  return (
    <ScrollTable label={t('changes', { count: changes.length })}>
      <thead>
        <tr>
          <th scope="col">{t('path')}</th>
          <th scope="col">{t('before')}</th>
          <th scope="col">{t('after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ path, before, after }) => (
          <tr key={path}>
            <th scope="row">
              <code>{path}</code>
            </th>
            <td>
              <del className={classes.before}>{shown(before)}</del>
            </td>
            <td>
              <ins className={classes.after}>{shown(after)}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
