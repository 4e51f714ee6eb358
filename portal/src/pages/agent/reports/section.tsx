import { Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { type AnswerOf, call, type InputOf } from '../../../api/call.ts';
import { Card } from '../../../parts/card.tsx';
import { ExportMenu } from '../../../parts/record-list/export-menu.tsx';
import { ScrollTable } from '../../../parts/scroll-table.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './reports.module.css';
import { texts } from './texts.ts';

export type Report = AnswerOf<'GET /staff/reports'>;
export type Period = Pick<Report, 'from' | 'to'>;
type TableName = NonNullable<InputOf<'GET /staff/reports/export'>['query']>['table'];

export interface TableProps {
  readonly columns: readonly string[];
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly string[])[];
}

interface SectionProps {
  readonly name: TableName;
  readonly title: string;
  readonly text?: string;
  readonly period: Period;
  readonly table: TableProps;
  /** The picture of the table. */
  readonly children: ReactNode;
}

/** One question of a report: its picture, the table behind it, and the table as a file. */
export function Section({ name, title, text, period, table, children }: SectionProps): ReactNode {
  const t = useTexts(texts);
  const isEmpty = table.rows.length === 0;
  return (
    <section aria-label={title}>
      <Card>
        <Group justify="space-between" align="flex-start" wrap="nowrap" mb="md">
          <div>
            <Title order={2}>{title}</Title>
            {text !== undefined && (
              <Text size="sm" c="dimmed" mt={4}>
                {text}
              </Text>
            )}
          </div>
          {!isEmpty && (
            <ExportMenu
              name={`${name}-${period.from}-${period.to}`}
              load={(format) =>
                call('GET /staff/reports/export', {
                  query: { table: name, from: period.from, to: period.to, format },
                })
              }
            />
          )}
        </Group>
        {isEmpty ? (
          <Text c="dimmed">{t('noneHere')}</Text>
        ) : (
          <>
            {children}
            <details className={classes.behind}>
              <summary>{t('table')}</summary>
              <RowsTable title={title} {...table} />
            </details>
          </>
        )}
      </Card>
    </section>
  );
}

function RowsTable({ title, columns, rows }: TableProps & { readonly title: string }): ReactNode {
  const t = useTexts(texts);
  return (
    <ScrollTable label={`${title}: ${t('table')}`} numbers>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first = '', ...cells]) => (
          <tr key={first}>
            <th scope="row">{first}</th>
            {cells.map((cell, index) => (
              <td key={columns[index + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
