import { type ReactNode, useEffect, useRef } from 'react';
import { useSearchParams } from 'wouter';
import classes from './record-list.module.css';

/**
 * Which of a page's lists is shown. Stands in the address: a list can be linked to, and the way back leads to it.
 * @param name of the parameter in the address
 */
export function useShownList<List extends string>(
  name: string,
  lists: readonly List[],
  usual: List,
): readonly [List, (list: List) => void] {
  const [search, setSearch] = useSearchParams();
  const shown = lists.find((list) => list === search.get(name)) ?? usual;
  return [shown, (list) => setSearch({ [name]: list }, { replace: true })];
}

interface ListTabsProps<List extends string> {
  /** What the lists are, for who can't see them. */
  readonly label: string;
  readonly lists: readonly List[];
  readonly shown: List;
  readonly nameOf: (list: List) => string;
  /** How much is in it. Its place stays while that is not known. */
  readonly countOf?: (list: List) => ReactNode;
  readonly onShow: (list: List) => void;
}

/** The lists of a page, side by side; where they don’t all fit, the one that is shown is in sight. */
export function ListTabs<List extends string>(props: ListTabsProps<List>): ReactNode {
  const { label, lists, shown, nameOf, countOf, onShow } = props;
  const tabs = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list is another button
  useEffect(() => {
    const current = tabs.current?.querySelector<HTMLElement>('[aria-current]');
    // Sideways only: the page stays where it is.
    if (tabs.current && current)
      tabs.current.scrollLeft = current.offsetLeft + current.offsetWidth - tabs.current.clientWidth;
  }, [shown]);
  return (
    <nav ref={tabs} className={classes.tabs} aria-label={label}>
      {lists.map((list) => (
        <button
          key={list}
          type="button"
          className={classes.tab}
          aria-current={list === shown ? 'page' : undefined}
          onClick={() => onShow(list)}
        >
          {nameOf(list)}
          {countOf && <span className={classes.count}>{countOf(list)}</span>}
        </button>
      ))}
    </nav>
  );
}
