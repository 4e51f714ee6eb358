/** Pictures that are drawn from what runs: the portal shows them, `npm run docs` writes them, a test holds them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from './generated-sections.ts';
import { drawProcess } from './process-picture.ts';

/** The text of each picture by its file. */
export const drawnPictures = (): ReadonlyMap<string, string> =>
  new Map([
    [
      'portal/public/pictures/claim-process.svg',
      drawProcess(JSON.parse(readFileSync(join(PROJECT_ROOT, 'statemachines/claim.asl.json'), 'utf8'))),
    ],
  ]);
