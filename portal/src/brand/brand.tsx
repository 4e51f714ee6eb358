import { MantineProvider } from '@mantine/core';
import { type ReactNode, useEffect, useMemo } from 'react';
import type { AnswerOf } from '../api/call.ts';
import { useRead } from '../api/query.ts';
import { brandVariables, plainColours, themeOf } from './theme.ts';

export type Brand = AnswerOf<'GET /brand'>;

/** The brand last seen on this device: the page opens in its colours, without a change of colour a moment later. */
const KEY = 'claimflow.brand';

function remembered(): Brand | undefined {
  const text = localStorage.getItem(KEY);
  return text === null ? undefined : (JSON.parse(text) as Brand);
}

const lastSeen = remembered();

/** Name, colours, menu and wording; the one last seen until the service answers. */
export function useBrand(): Brand | undefined {
  const { data } = useRead('GET /brand', {});
  return data ?? lastSeen;
}

/** Everything inside is in the brand's colours, light or dark as the device is. */
export function BrandProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const brand = useBrand();
  const colours = brand?.colours ?? plainColours;
  const key = JSON.stringify(colours);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same colours in another object are the same theme
  const [theme, variables] = useMemo(() => [themeOf(colours), brandVariables(colours)], [key]);
  useEffect(() => {
    if (brand) localStorage.setItem(KEY, JSON.stringify(brand));
  }, [brand]);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
      {children}
    </MantineProvider>
  );
}
