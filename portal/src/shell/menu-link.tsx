import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import type { MenuEntry } from '../routes/page-route.ts';
import type { Page } from '../routes/pages.ts';
import { Icon } from './icons.tsx';
import { useMenuLabel } from './menu-label.ts';

interface MenuLinkProps {
  readonly page: Page & { readonly menu: MenuEntry };
  readonly className: string | undefined;
  readonly onFollow?: () => void;
}

/** One entry of the menu; its page begins to load as soon as somebody comes near. */
export function MenuLink({ page, className, onFollow }: MenuLinkProps): ReactNode {
  const [location] = useLocation();
  const label = useMenuLabel();
  const isHere = location === page.path || (page.path !== '/' && location.startsWith(`${page.path}/`));
  return (
    <Link
      href={page.path}
      className={className ?? ''}
      aria-current={isHere ? 'page' : undefined}
      onPointerEnter={page.preload}
      onFocus={page.preload}
      {...(onFollow && { onClick: onFollow })}
    >
      <Icon name={page.menu.icon} />
      <span>{label(page.menu)}</span>
    </Link>
  );
}
