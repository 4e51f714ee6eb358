import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { call } from '../../../api/call.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { Card } from '../../../parts/card.tsx';
import { saveFile } from '../../../parts/files/save-file.ts';
import type { UnitClaim } from '../../../parts/unit-claim/shapes.ts';
import { Icon } from '../../../shell/icons.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** What was credited, with its note to open. */
export function CreditNotes({ claim }: { readonly claim: UnitClaim }): ReactNode {
  const t = useTexts(texts);
  const { moneyInFull, date } = useFormats();
  const { claimId, credits = [], creditHeldFor } = claim;
  const [hasFailed, setFailed] = useState(false);
  const open = async (creditId: string, noteNumber: string): Promise<void> => {
    setFailed(false);
    try {
      const file = await call('GET /claims/{claimId}/credit-note', {
        path: { claimId },
        query: { creditId },
      });
      saveFile(`credit-note-${noteNumber}.pdf`, file);
    } catch {
      setFailed(true);
    }
  };
  if (credits.length === 0 && !creditHeldFor) return null;
  return (
    <Card>
      <Title order={2} mb="md">
        {t('creditNote')}
      </Title>
      <Stack>
        {creditHeldFor && <Text>{t('held', { rmaId: creditHeldFor.rmaId })}</Text>}
        {credits.map(({ creditId, noteNumber, amountCents, at }) => (
          <Group key={creditId} justify="space-between">
            <div>
              <Text fw={650} size="xl">
                {moneyInFull(amountCents)}
              </Text>
              <Text c="dimmed">{t('credited', { day: date(at) })}</Text>
            </div>
            <Button
              variant="default"
              leftSection={<Icon name="download" />}
              onClick={() => void open(creditId, noteNumber)}
            >
              {t('open', { number: noteNumber })}
            </Button>
          </Group>
        ))}
        <FormProblem>{hasFailed ? t('creditFailed') : undefined}</FormProblem>
      </Stack>
    </Card>
  );
}
