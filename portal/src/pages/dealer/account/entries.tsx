import { Button, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormats } from '../../../formats/use-formats.ts';
import { type RecordColumn, RecordRows } from '../../../parts/record-list/record-rows.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { openNote } from './open-note.ts';
import { texts } from './texts.ts';
import type { AccountEntry } from './use-account-year.ts';

/** The claim, or the RMA, that an entry comes from. */
const about = ({ reason, claimId, rmaId }: AccountEntry): string =>
  reason === 'claim' ? claimId : (rmaId ?? claimId);

/** The entries of a year, each with its note. */
export function Entries({
  entries,
  year,
}: {
  readonly entries: readonly AccountEntry[];
  readonly year: string;
}): ReactNode {
  const t = useTexts(texts);
  const { date, moneyInFull } = useFormats();
  const open = async (entry: AccountEntry): Promise<void> => {
    try {
      await openNote(entry);
    } catch {
      toast(t('openFailed'), 'bad');
    }
  };
  const columns: readonly RecordColumn<AccountEntry>[] = [
    { title: t('what'), cell: ({ reason }) => t(reason), leads: true },
    { title: t('serial'), cell: ({ serial }) => serial },
    { title: t('day'), cell: ({ at }) => date(at), short: true },
    {
      title: t('amount'),
      cell: ({ amountCents }) => (
        <Text component="span" fw={600} {...(amountCents < 0 && { c: 'var(--portal-bad)' })}>
          {moneyInFull(amountCents)}
        </Text>
      ),
      amount: true,
    },
    {
      title: t('note'),
      cell: (entry) =>
        entry.note === undefined ? (
          ''
        ) : (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('openNamed', { name: about(entry) })}
            style={{ position: 'relative', zIndex: 1 }}
            onClick={() => void open(entry)}
          >
            {t('open')}
          </Button>
        ),
    },
  ];
  return (
    <RecordRows
      label={t('entries', { year })}
      rows={entries}
      keyOf={({ creditId }) => creditId}
      name={{ title: t('about'), of: about }}
      href={(entry) =>
        entry.reason === 'claim' || entry.rmaId === undefined
          ? `/claims/${entry.claimId}`
          : `/rmas/${entry.rmaId}`
      }
      columns={columns}
    />
  );
}
