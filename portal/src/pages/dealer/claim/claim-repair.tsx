import { Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useWrite } from '../../../api/query.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { Card } from '../../../parts/card.tsx';
import type { UnitClaim } from '../../../parts/unit-claim/shapes.ts';
import { useLines } from '../../../parts/unit-claim/use-lines.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** Loaded by those who change something. */
const LineEditor = lazy(() =>
  import('../../../parts/unit-claim/line-editor.tsx').then((module) => ({ default: module.LineEditor })),
);

/** The pre-authorized repair is done: as it was allowed by one press, or with lines that came otherwise. */
export function ClaimRepair({ claim }: { readonly claim: UnitClaim }): ReactNode {
  const t = useTexts(texts);
  const [isChanging, setChanging] = useState(false);
  const [problem, setProblem] = useState<string>();
  const repaired = useWrite('POST /claims/{claimId}/unit-repaired');
  const path = { claimId: claim.claimId };
  const edited = useLines(claim, (body) => repaired.mutateAsync({ path, body }));
  const asAllowed = async (): Promise<boolean> => {
    try {
      await repaired.mutateAsync({ path, body: {} });
      return true;
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      return false;
    }
  };
  const send = async (): Promise<void> => {
    setProblem(undefined);
    if (await (isChanging ? edited.send() : asAllowed())) toast(t('repairedDone'));
  };
  return (
    <Card>
      <Stack>
        <Title order={2}>{t('repaired')}</Title>
        <Text>{t('repairedText')}</Text>
        {isChanging && (
          <Suspense fallback={<Skeleton h={480} radius="md" />}>
            <LineEditor
              lines={edited.lines}
              onChange={edited.setLines}
              sku={claim.unit.sku}
              faults={edited.faults}
            />
          </Suspense>
        )}
        <FormProblem>{problem ?? edited.problem}</FormProblem>
        <Group gap="sm">
          <Button loading={repaired.isPending} onClick={() => void send()}>
            {claim.nextStep.button ?? t('repaired')}
          </Button>
          <Button variant="default" onClick={() => setChanging(!isChanging)}>
            {isChanging ? t('back') : t('repairedChange')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
