import { Alert, List } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Fault } from '../api/problem.ts';
import { Icon } from '../shell/icons.tsx';

interface FaultListProps {
  /** What did not happen because of them. */
  readonly title: string;
  readonly faults: readonly Fault[];
}

/** What is wrong with a whole document, place by place; an alert is read out as it appears. */
export function FaultList({ title, faults }: FaultListProps): ReactNode {
  if (faults.length === 0) return null;
  return (
    <Alert color="red" variant="light" radius="md" icon={<Icon name="warning" />} title={title}>
      <List size="sm">
        {faults.map(({ path, message }) => (
          <List.Item key={`${path} ${message}`}>
            {path !== '' && <code>{path}</code>} {message}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
