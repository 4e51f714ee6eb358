import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../lib/content-key.ts';
import { filesBelow } from './source-files.ts';

/** The faces of each who comes, in the order in which their pages are preferred (`routes/pages.ts`). */
const faces = [
  ['visitor'],
  ['customer', 'everyone', 'visitor'],
  ['partner', 'everyone', 'visitor'],
  ['dealer', 'partner', 'everyone', 'visitor'],
  ['agent', 'dealer', 'everyone', 'visitor'],
  ['admin', 'agent', 'dealer', 'everyone', 'visitor'],
];

it('every page is what somebody gets at its address', () => {
  const pages = filesBelow('portal/src/pages')
    .filter((path) => path.endsWith('/route.ts'))
    .map((path) => {
      const route = readFileSync(join(PROJECT_ROOT, path), 'utf8');
      const [face = '', page = ''] = path.split('/').slice(-3);
      return { face, page, address: /path: '([^']+)'/.exec(route)?.[1], isForAll: !route.includes('when:') };
    });
  const hidden = pages.filter(({ face, address }) =>
    faces
      .filter((order) => order.includes(face))
      .every((order) => {
        const before = order.slice(0, order.indexOf(face));
        return pages.some((one) => one.isForAll && one.address === address && before.includes(one.face));
      }),
  );
  expect(hidden).toEqual([]);
});
