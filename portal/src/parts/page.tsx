import { Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useBrand } from '../brand/brand.tsx';

interface PageProps {
  /** The headline, and the name of the browser's tab. */
  readonly title: string;
  /** One sentence under the headline. */
  readonly lead?: ReactNode;
  /** The one thing to do here. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

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
    if (document.referrer !== '' || history.length > 1) headline.current?.focus({ preventScroll: true });
  }, []);
  return (
    <Stack gap="xl">
      <Group justify="space-between" align="flex-start" gap="md">
        <Stack gap={8} maw="42rem">
          <Title ref={headline} tabIndex={-1}>
            {title}
          </Title>
          {lead !== undefined && (
            <Text size="lg" c="dimmed">
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
