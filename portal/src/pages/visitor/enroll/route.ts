import type { PageRoute } from '../../../routes/page-route.ts';

/** `?plan=`, `?make=`, `?model=` and `?code=` fill in what was chosen on the way here. */
export const route: PageRoute = { path: '/enroll' };
