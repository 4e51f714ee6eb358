import type { PageRoute } from '../../../routes/page-route.ts';

/** `?plan=`, `?make=` and `?model=` fill in what was chosen on the way here. */
export const route: PageRoute = { path: '/enroll' };
