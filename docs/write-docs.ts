/** `npm run docs`: writes the generated sections of the pages, and the drawn pictures, anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GENERATED_PAGES, generatedSections, PROJECT_ROOT, withSections } from './generated-sections.ts';
import { drawnPictures } from './pictures.ts';

const sections = await generatedSections();
for (const page of GENERATED_PAGES) {
  const file = join(PROJECT_ROOT, page);
  const before = readFileSync(file, 'utf8');
  const after = withSections(before, sections);
  if (after !== before) writeFileSync(file, after);
  console.log(`${page}: ${after === before ? 'up to date' : 'written'}`);
}

for (const [picture, drawn] of drawnPictures()) writeFileSync(join(PROJECT_ROOT, picture), drawn);
