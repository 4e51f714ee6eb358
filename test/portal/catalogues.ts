import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT_ROOT } from '../../lib/content-key.ts';
import type { PageRoute } from '../../portal/src/routes/page-route.ts';
import type { Texts } from '../../portal/src/texts/define-texts.ts';

export interface Catalogue {
  readonly path: string;
  readonly texts: Texts;
}

const load = async (path: string): Promise<unknown> => import(pathToFileURL(join(PROJECT_ROOT, path)).href);

/** Every `texts.ts` among these files. */
export const cataloguesOf = (sources: readonly string[]): Promise<Catalogue[]> =>
  Promise.all(
    sources
      .filter((path) => path.endsWith('/texts.ts'))
      .map(async (path) => ({ path, ...((await load(path)) as { readonly texts: Texts }) })),
  );

/** The English labels of the menu, which are their own keys. */
export async function menuLabels(sources: readonly string[]): Promise<Texts> {
  const routes = await Promise.all(
    sources
      .filter((path) => path.endsWith('/route.ts'))
      .map(async (path) => ((await load(path)) as { readonly route: PageRoute }).route),
  );
  const labels = routes.flatMap(({ menu }) => (menu ? [menu.label] : []));
  return { name: 'shell/menu', english: Object.fromEntries(labels.map((label) => [label, label])) };
}
