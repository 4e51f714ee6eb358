import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../docs/generated-sections.ts';
import { drawnPictures } from '../../docs/pictures.ts';

it.each([...drawnPictures()])('%s is drawn from what runs (npm run docs)', (file, drawn) => {
  expect(readFileSync(join(PROJECT_ROOT, file), 'utf8')).toBe(drawn);
});
