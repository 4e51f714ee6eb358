import { Skeleton } from '@mantine/core';
import { lazy, type ReactNode, Suspense } from 'react';

export interface Series {
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

const Charts = lazy(() => import('./charts.tsx'));

/** Keeps the picture's place until its library is there. */
export function Chart(props: ChartProps): ReactNode {
  const height = props.kind === 'days' ? 260 : props.rows.length * 34 + 44;
  return (
    <Suspense fallback={<Skeleton h={height} radius="md" />}>
      <Charts {...props} />
    </Suspense>
  );
}
