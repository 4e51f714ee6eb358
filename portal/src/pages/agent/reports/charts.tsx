import type { ReactNode } from 'react';
import {
  Area,
  AreaChart,
  Bar,
  BarChart,
  CartesianGrid,
  Legend,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import classes from './reports.module.css';

interface Series {
  readonly key: string;
  readonly label: string;
  readonly tone: 'main' | 'good' | 'bad' | 'quiet';
}

export interface ChartProps {
  readonly kind: 'days' | 'bars';
  /** What the picture shows, for those who can't see it. */
  readonly summary: string;
  readonly rows: readonly { readonly name: string; readonly [key: string]: string | number }[];
  readonly series: readonly Series[];
  readonly value: (value: number) => string;
}

const colours: Readonly<Record<Series['tone'], string>> = {
  main: 'var(--portal-tint-text)',
  good: 'var(--portal-good)',
  bad: 'var(--portal-bad)',
  quiet: 'color-mix(in srgb, var(--portal-tint-text) 32%, var(--portal-card))',
};

const axis = {
  tick: { fill: 'var(--mantine-color-dimmed)', fontSize: 13 },
  tickLine: false,
  axisLine: false,
} as const;
const tooltip = {
  contentStyle: {
    background: 'var(--portal-card)',
    border: '1px solid var(--portal-line)',
    borderRadius: 10,
    color: 'var(--mantine-color-text)',
  },
  cursor: { fill: 'var(--portal-tint)', opacity: 0.5 },
  isAnimationActive: false,
} as const;

/** Names are read in the colour of text, whatever the colour beside them. */
const named = (name: ReactNode): ReactNode => <span className={classes.legend}>{name}</span>;

/** A row of bars takes this much height, in pixels. */
const ROW = 34;

/** The pictures, apart from the page: their library is loaded when a report is looked at. */
export default function Charts({ kind, summary, rows, series, value }: ChartProps): ReactNode {
  return (
    <div role="img" aria-label={summary} className={classes.chart}>
      {kind === 'days' ? <Days {...{ rows, series, value }} /> : <Bars {...{ rows, series, value }} />}
    </div>
  );
}

type PictureProps = Pick<ChartProps, 'rows' | 'series' | 'value'>;

function Days({ rows, series, value }: PictureProps): ReactNode {
  return (
    <ResponsiveContainer width="100%" height={260}>
      <AreaChart
        data={[...rows]}
        accessibilityLayer={false}
        margin={{ left: 0, right: 8, top: 8, bottom: 0 }}
      >
        <CartesianGrid vertical={false} stroke="var(--portal-line)" />
        <XAxis dataKey="name" {...axis} minTickGap={36} />
        <YAxis {...axis} allowDecimals={false} width={40} />
        <Tooltip {...tooltip} formatter={(shown) => value(Number(shown))} />
        <Legend itemSorter={null} formatter={named} />
        {series.map(({ key, label, tone }) => (
          <Area
            key={key}
            type="linear"
            dataKey={key}
            name={label}
            stroke={colours[tone]}
            fill={colours[tone]}
            fillOpacity={0.14}
            strokeWidth={2}
            isAnimationActive={false}
          />
        ))}
      </AreaChart>
    </ResponsiveContainer>
  );
}

/** Two lines beside a bar: names may be long, and a phone narrow. */
const MOST_LETTERS = 40;

const shortened = (name: string): string =>
  name.length > MOST_LETTERS ? `${name.slice(0, MOST_LETTERS - 1)}…` : name;

function Bars({ rows, series, value }: PictureProps): ReactNode {
  return (
    <ResponsiveContainer width="100%" height={rows.length * ROW + 44}>
      <BarChart
        data={[...rows]}
        layout="vertical"
        accessibilityLayer={false}
        margin={{ left: 0, right: 16, top: 0, bottom: 0 }}
        barGap={2}
      >
        <XAxis
          type="number"
          domain={[0, 'dataMax']}
          {...axis}
          allowDecimals={false}
          tickFormatter={value}
          minTickGap={24}
        />
        <YAxis type="category" dataKey="name" {...axis} width={150} tickFormatter={shortened} interval={0} />
        <Tooltip {...tooltip} formatter={(shown) => value(Number(shown))} />
        {series.length > 1 && <Legend itemSorter={null} formatter={named} />}
        {series.map(({ key, label, tone }) => (
          <Bar
            key={key}
            dataKey={key}
            name={label}
            fill={colours[tone]}
            radius={[0, 5, 5, 0]}
            maxBarSize={18}
            isAnimationActive={false}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
