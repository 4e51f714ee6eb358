import { Button, Group, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './bulk.module.css';
import { BulkDialog } from './bulk-dialog.tsx';
import type { BulkAction } from './shapes.ts';
import { texts } from './texts.ts';

interface BulkBarProps {
  readonly claimIds: readonly string[];
  readonly onDone: () => void;
}

/** What can be done with several claims at once. Denying is not among it: each denial is thought through by itself. */
export function BulkBar({ claimIds, onDone }: BulkBarProps): ReactNode {
  const t = useTexts(texts);
  const [started, setStarted] = useState<{
    readonly action: BulkAction;
    readonly claimIds: readonly string[];
  }>();
  const labels: Readonly<Record<BulkAction, string>> = {
    approve: t('approve'),
    'ask-customer': t('askCustomer'),
    'ask-partner': t('askPartner'),
    assign: t('assign'),
  };
  return (
    <>
      {claimIds.length > 0 && (
        <section className={classes.bulk} aria-label={t('selected', { count: claimIds.length })}>
          <Text fw={600}>{t('selected', { count: claimIds.length })}</Text>
          <Group gap="xs">
            {(Object.keys(labels) as BulkAction[]).map((action) => (
              <Button
                key={action}
                variant="default"
                size="sm"
                onClick={() => setStarted({ action, claimIds })}
              >
                {labels[action]}
              </Button>
            ))}
            <Button variant="subtle" size="sm" onClick={onDone}>
              {t('clear')}
            </Button>
          </Group>
        </section>
      )}
      {started && (
        <BulkDialog
          {...started}
          label={labels[started.action]}
          onClose={(isDone) => {
            setStarted(undefined);
            if (isDone) onDone();
          }}
        />
      )}
    </>
  );
}
