import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Rma } from '../../../parts/rmas/shapes.ts';
import { Inspect } from './inspect.tsx';
import { More } from './more.tsx';
import { Receive } from './receive.tsx';
import { Replace } from './replace.tsx';
import { Settle } from './settle.tsx';

/** What the claims team and its depot do with units, in the order of their way: each form for the units it is about. */
export function TeamWork({ rma }: { readonly rma: Rma }): ReactNode {
  return (
    <Stack gap="lg">
      <Settle rma={rma} />
      <Inspect rma={rma} />
      <Receive rma={rma} />
      <Replace rma={rma} />
      <More rma={rma} />
    </Stack>
  );
}
