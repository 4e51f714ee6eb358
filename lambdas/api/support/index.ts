import { apiHandler } from '../../middleware/api/router.ts';
import { authoringRoutes } from './authoring.ts';
import { readingRoutes } from './reading.ts';

export const handler = apiHandler([...readingRoutes, ...authoringRoutes]);
