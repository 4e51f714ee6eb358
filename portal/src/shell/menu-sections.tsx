import { type ReactNode, useId } from 'react';
import { useLocation } from 'wouter';
import { useKeptChoice } from '../parts/use-kept-choice.ts';
import { menuSectionsFor } from '../routes/menu-sections.ts';
import { type MenuGroup, menuGroups } from '../routes/page-route.ts';
import type { MenuPage } from '../routes/pages.ts';
import type { Account } from '../session/account.ts';
import { useTexts } from '../texts/languages.tsx';
import { Icon } from './icons.tsx';
import { isAt, MenuLink } from './menu-link.tsx';
import classes from './menu-sections.module.css';
import { texts } from './texts.ts';

interface MenuSectionsProps {
  readonly account: Account;
  /** Of each entry. */
  readonly className: string | undefined;
  readonly onFollow?: () => void;
}

/** The whole menu. Headings open and close what is under them; the one that one is under is always open. */
export function MenuSections({ account, className, onFollow }: MenuSectionsProps): ReactNode {
  const [location] = useLocation();
  const [open, setOpen] = useKeptChoice<MenuGroup>('claimflow.menu', [], menuGroups);
  const toggle = (group: MenuGroup) =>
    setOpen(open.includes(group) ? open.filter((one) => one !== group) : [...open, group]);
  const links = (pages: readonly MenuPage[]) =>
    pages.map((page) => (
      <MenuLink key={page.folder} page={page} className={className} {...(onFollow && { onFollow })} />
    ));
  return menuSectionsFor(account).map(({ group, pages }) =>
    group === undefined ? (
      <div key={pages[0]?.folder} className={classes.section}>
        {links(pages)}
      </div>
    ) : (
      <Group
        key={group}
        group={group}
        isHere={pages.some(({ path }) => isAt(location, path))}
        isOpen={open.includes(group)}
        onToggle={() => toggle(group)}
      >
        {links(pages)}
      </Group>
    ),
  );
}

interface GroupProps {
  readonly group: MenuGroup;
  readonly isHere: boolean;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

function Group({ group, isHere, isOpen, onToggle, children }: GroupProps): ReactNode {
  const t = useTexts(texts);
  const id = useId();
  const isShown = isOpen || isHere;
  return (
    <div className={classes.section}>
      <button
        type="button"
        className={classes.heading}
        aria-expanded={isShown}
        aria-controls={id}
        aria-disabled={isHere}
        onClick={isHere ? undefined : onToggle}
      >
        <span>{t(group)}</span>
        {!isHere && <Icon name="chevron" size={16} />}
      </button>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for the fields of a form */}
      <div role="group" id={id} aria-label={t(group)} hidden={!isShown} className={classes.entries}>
        {children}
      </div>
    </div>
  );
}
