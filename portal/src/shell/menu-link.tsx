import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import type { MenuPage } from '../routes/pages.ts';
import { Icon } from './icons.tsx';
import { useMenuLabel } from './menu-label.ts';

interface MenuLinkProps {
  readonly page: MenuPage;
  readonly className: string | undefined;
  readonly onFollow?: () => void;
}

/** Somebody is on the page of this path, or on one below it. */
export const isAt = (location: string, path: string): boolean =>
  location === path || (path !== '/' && location.startsWith(`${path}/`));

/** One entry of the menu; its page begins to load as soon as somebody comes near. */
export function MenuLink({ page, className, onFollow }: MenuLinkProps): ReactNode {
  const [location] = useLocation();
  const label = useMenuLabel();
  return (
    <Link
      href={page.path}
      className={className ?? ''}
      aria-current={isAt(location, page.path) ? 'page' : undefined}
      onPointerEnter={page.preload}
      onFocus={page.preload}
      {...(onFollow && { onClick: onFollow })}
    >
      <Icon name={page.menu.icon} />
      <span>{label(page.menu)}</span>
    </Link>
  );
}
