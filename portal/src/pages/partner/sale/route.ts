import type { PageRoute } from '../../../routes/page-route.ts';

export const route: PageRoute = {
  path: '/sales/:enrollmentId',
  when: ({ company }) => company?.kinds.includes('seller') ?? false,
};
