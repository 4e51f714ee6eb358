import type { Html } from '../html.ts';
import type { FrontPage, Machine } from '../machine.ts';

/** What a view is drawn from. */
export interface Shown {
  readonly machine: Machine;
  readonly about: FrontPage;
  readonly query: URLSearchParams;
}

export interface View {
  readonly title: string;
  show(shown: Shown): Promise<Html> | Html;
}
