import type { ReactNode } from 'react';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { AnswerOf } from '../../api/call.ts';
import { useLanguageTag, useTexts } from '../../texts/languages.tsx';
import classes from './scorecard.module.css';
import { texts } from './texts.ts';

type Month = AnswerOf<'GET /partners/me/scorecard'>['months'][number];

const monthName = (month: string, language: string): string =>
  new Date(`${month}-15T12:00:00Z`).toLocaleDateString(language, { month: 'short', timeZone: 'UTC' });

interface ChartProps {
  readonly title: string;
  readonly data: readonly { readonly name: string; readonly value: number | null }[];
}

/** Bars by month; the same numbers stand in the table for those who can't see them. */
function MonthChart({ title, data }: ChartProps): ReactNode {
  return (
    <figure className={classes.chart} aria-label={title}>
      <figcaption>{title}</figcaption>
      <ResponsiveContainer width="100%" height="88%">
        <BarChart data={[...data]} accessibilityLayer={false} margin={{ left: -20, right: 8, top: 4 }}>
          <CartesianGrid vertical={false} stroke="var(--portal-line)" />
          <XAxis dataKey="name" tickLine={false} axisLine={false} stroke="currentColor" fontSize={12} />
          <YAxis
            allowDecimals={false}
            tickLine={false}
            axisLine={false}
            stroke="currentColor"
            fontSize={12}
          />
          <Tooltip
            cursor={{ fill: 'var(--portal-tint)' }}
            contentStyle={{ background: 'var(--portal-card)', border: '1px solid var(--portal-line)' }}
            labelStyle={{ color: 'inherit' }}
            itemStyle={{ color: 'inherit' }}
            formatter={(value) => [String(value), title]}
          />
          <Bar
            dataKey="value"
            fill="var(--mantine-primary-color-filled)"
            radius={[4, 4, 0, 0]}
            isAnimationActive={false}
            maxBarSize={44}
          />
        </BarChart>
      </ResponsiveContainer>
    </figure>
  );
}

/** How many repairs a month, and how long they took. */
export default function MonthCharts({ months }: { readonly months: readonly Month[] }): ReactNode {
  const t = useTexts(texts);
  const language = useLanguageTag();
  const repairs = months.map((month) => ({ name: monthName(month.month, language), value: month.repairs }));
  const hours = months.map(({ month, time }) => ({
    name: monthName(month, language),
    value: time.repair ? Math.round(time.repair.medianMinutes / 60) : null,
  }));
  return (
    <div className={classes.charts}>
      <MonthChart title={t('chartRepairs')} data={repairs} />
      <MonthChart title={t('chartHours')} data={hours} />
    </div>
  );
}
