import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../shell/icons.tsx';
import classes from './empty-state.module.css';

interface EmptyStateProps {
  readonly icon: IconName;
  readonly title: string;
  /** What to do about it, in a sentence. */
  readonly children: ReactNode;
  readonly action?: ReactNode;
  /** It is all that the page shows: the title is its headline. */
  readonly isPage?: boolean;
  /** Other things on the page matter more: as low as a line or two. */
  readonly isQuiet?: boolean;
}

/** Nothing here, said kindly, with the way on. */
export const EmptyState = ({
  icon,
  title,
  children,
  action,
  isPage,
  isQuiet = false,
}: EmptyStateProps): ReactNode => (
  <div className={classes.root} data-quiet={isQuiet}>
    <span className={classes.icon}>
      <Icon name={icon} size={28} />
    </span>
    <div className={classes.words}>
      <Title order={isPage ? 1 : 2} size={isQuiet ? 'h3' : 'h2'}>
        {title}
      </Title>
      <Text c="dimmed" maw="32rem">
        {children}
      </Text>
    </div>
    {action}
  </div>
);
