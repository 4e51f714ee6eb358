import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { call } from '../../../api/call.ts';
import { saveFile } from '../../../parts/files/save-file.ts';
import type { Rma } from '../../../parts/rmas/shapes.ts';
import { Icon } from '../../../shell/icons.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './rma.module.css';
import { texts } from './texts.ts';

type Paper = 'packing-slip' | 'label' | 'credit-note';

const words = {
  'packing-slip': 'slip',
  label: 'label',
  'credit-note': 'creditNote',
} as const satisfies Record<Paper, keyof (typeof texts)['english']>;

/** What there is to print: of a parcel while it is not here yet, of a credit once there is one. */
function papersOf({ units, creditCents }: Rma): readonly Paper[] {
  const away = units.some(({ state }) => state === 'issued' || state === 'in-transit');
  return [
    ...(away ? (['packing-slip', 'label'] as const) : []),
    ...(creditCents > 0 ? (['credit-note'] as const) : []),
  ];
}

/** A download needs the sign-in, so it is fetched, then saved. */
async function save(rmaId: string, paper: Paper): Promise<void> {
  const path = { rmaId };
  const file: Blob = await {
    label: () => call('GET /rmas/{rmaId}/label', { path }),
    'packing-slip': () => call('GET /rmas/{rmaId}/packing-slip', { path }),
    'credit-note': () => call('GET /rmas/{rmaId}/credit-note', { path }),
  }[paper]();
  saveFile(`${paper}-${rmaId}.pdf`, file);
}

/** What goes into the parcel and onto it, and the note of what was credited. */
export function Papers({ rma }: { readonly rma: Rma }): ReactNode {
  const t = useTexts(texts);
  const [busy, setBusy] = useState<Paper>();
  const load = (paper: Paper): void => {
    setBusy(paper);
    save(rma.rmaId, paper)
      .catch(() => toast(t('paperFailed'), 'bad'))
      .finally(() => setBusy(undefined));
  };
  return (
    <div className={classes.papers}>
      {papersOf(rma).map((paper) => (
        <Button
          key={paper}
          variant="default"
          leftSection={<Icon name="download" />}
          loading={busy === paper}
          onClick={() => load(paper)}
        >
          {t(words[paper])}
        </Button>
      ))}
    </div>
  );
}
