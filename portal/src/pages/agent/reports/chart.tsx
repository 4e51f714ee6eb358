import { Skeleton } from '@mantine/core';
import { lazy, type ReactNode, Suspense } from 'react';
import type { ChartProps } from './charts.tsx';

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
