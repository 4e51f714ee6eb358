import { apiHandler } from '../../middleware/api/router.ts';
import { authoringRoutes } from './authoring.ts';
import { readingRoutes } from './reading.ts';
import { ticketRoutes } from './tickets.ts';

export const handler = apiHandler([...readingRoutes, ...authoringRoutes, ...ticketRoutes]);
