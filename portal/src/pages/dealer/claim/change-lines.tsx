import { Button, Skeleton, Stack } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useWrite } from '../../../api/query.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { LinesTable } from '../../../parts/unit-claim/lines-table.tsx';
import type { UnitClaim } from '../../../parts/unit-claim/shapes.ts';
import { useLines } from '../../../parts/unit-claim/use-lines.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** Loaded by those who change something. */
const LineEditor = lazy(() =>
  import('../../../parts/unit-claim/line-editor.tsx').then((module) => ({ default: module.LineEditor })),
);

/** The lines of a claim that was sent back with a question: as they are, or to be changed. */
export function ChangeLines({ claim }: { readonly claim: UnitClaim }): ReactNode {
  const t = useTexts(texts);
  const [isOpen, setOpen] = useState(false);
  const update = useWrite('PATCH /claims/{claimId}');
  const edited = useLines(claim, (body) => update.mutateAsync({ path: { claimId: claim.claimId }, body }));
  const keep = async (): Promise<void> => {
    if (!(await edited.send())) return;
    toast(t('changed'));
    setOpen(false);
  };
  if (!isOpen)
    return (
      <Stack>
        <LinesTable claim={claim} />
        <Button variant="default" style={{ alignSelf: 'flex-start' }} onClick={() => setOpen(true)}>
          {t('change')}
        </Button>
      </Stack>
    );
  return (
    <Stack>
      <Suspense fallback={<Skeleton h={480} radius="md" />}>
        <LineEditor
          lines={edited.lines}
          onChange={edited.setLines}
          sku={claim.unit.sku}
          faults={edited.faults}
        />
      </Suspense>
      <FormProblem>{edited.problem}</FormProblem>
      <Button style={{ alignSelf: 'flex-start' }} loading={update.isPending} onClick={() => void keep()}>
        {t('changeDone')}
      </Button>
    </Stack>
  );
}
