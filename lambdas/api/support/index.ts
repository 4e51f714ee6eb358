import { apiHandler } from '../../middleware/api/router.ts';
import { authoringRoutes } from './authoring.ts';
import { mailWordsRoutes } from './mail-words.ts';
import { readingRoutes } from './reading.ts';
import { readyWordsRoutes } from './ready-words.ts';
import { ticketRoutes } from './tickets.ts';

export const handler = apiHandler([
  ...readingRoutes,
  ...authoringRoutes,
  ...ticketRoutes,
  ...readyWordsRoutes,
  ...mailWordsRoutes,
]);
