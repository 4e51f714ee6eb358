import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { call } from '../../../api/call.ts';
import { Icon } from '../../../shell/icons.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './rma.module.css';
import { texts } from './texts.ts';

const papers = ['packing-slip', 'label'] as const;
type Paper = (typeof papers)[number];

/** A download needs the sign-in, so it is fetched, then saved. */
async function save(rmaId: string, paper: Paper): Promise<void> {
  const path = { rmaId };
  const file: Blob =
    paper === 'label'
      ? await call('GET /rmas/{rmaId}/label', { path })
      : await call('GET /rmas/{rmaId}/packing-slip', { path });
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = `${paper}-${rmaId}.pdf`;
  link.click();
  URL.revokeObjectURL(url);
}

/** What goes into the parcel, and onto it. */
export function Papers({ rmaId }: { readonly rmaId: string }): ReactNode {
  const t = useTexts(texts);
  const [busy, setBusy] = useState<Paper>();
  const load = (paper: Paper): void => {
    setBusy(paper);
    save(rmaId, paper)
      .catch(() => toast(t('paperFailed'), 'bad'))
      .finally(() => setBusy(undefined));
  };
  return (
    <div className={classes.papers}>
      {papers.map((paper) => (
        <Button
          key={paper}
          variant="default"
          leftSection={<Icon name="download" />}
          loading={busy === paper}
          onClick={() => load(paper)}
        >
          {t(paper === 'label' ? 'label' : 'slip')}
        </Button>
      ))}
    </div>
  );
}
