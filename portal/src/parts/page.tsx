import { Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useBrand } from '../brand/brand.tsx';
import classes from './page.module.css';

interface PageProps {
  /** The headline, and the name of the browser's tab. */
  readonly title: string;
  /** One sentence under the headline. */
  readonly lead?: ReactNode;
  /** The one thing to do here. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

const isField = (element: Element): boolean => element.matches('input, select, textarea');

/** What every page begins with. Coming from another page, focus is on the headline: it is read out. */
export function Page({ title, lead, action, children }: PageProps): ReactNode {
  const brand = useBrand();
  const headline = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = brand ? `${title} · ${brand.name}` : title;
  }, [title, brand]);
  useEffect(() => {
    // One page may follow another at the same address: the form that is sent, then the claim.
    window.scrollTo(0, 0);
    // A field that the page itself put the cursor into keeps it.
    if (
      document.activeElement?.closest('main')?.contains(headline.current) &&
      isField(document.activeElement)
    )
      return;
    if (document.referrer !== '' || history.length > 1) headline.current?.focus({ preventScroll: true });
  }, []);
  return (
    <Stack className={classes.page ?? ''}>
      <Group justify="space-between" align="flex-start" gap="md">
        <Stack gap={8} maw="42rem">
          <Title ref={headline} tabIndex={-1}>
            {title}
          </Title>
          {lead !== undefined && (
            <Text fz={{ base: 'md', sm: 'lg' }} c="dimmed">
              {lead}
            </Text>
          )}
        </Stack>
        {action}
      </Group>
      {children}
    </Stack>
  );
}
