import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { queryClient } from './api/query.ts';
import { BrandProvider } from './brand/brand.tsx';
import { RoutedPage } from './routes/routed-page.tsx';
import { Shell } from './shell/shell.tsx';
import { LanguageProvider } from './texts/languages.tsx';

export const App = (): ReactNode => (
  <QueryClientProvider client={queryClient}>
    <LanguageProvider>
      <BrandProvider>
        <Shell>
          <RoutedPage />
        </Shell>
      </BrandProvider>
    </LanguageProvider>
  </QueryClientProvider>
);
