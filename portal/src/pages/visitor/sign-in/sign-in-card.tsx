import type { ReactNode } from 'react';
import { Card } from '../../../parts/card.tsx';

/** The narrow card that the steps of signing in stand on. */
export const SignInCard = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <Card maw="27rem" mx="auto" mt={{ base: 0, sm: 'xl' }} p={{ base: 'lg', sm: 'xl' }}>
    {children}
  </Card>
);
