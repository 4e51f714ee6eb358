import { Button, Group, Modal, Skeleton, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useWrite } from '../../api/query.ts';
import { useFormats } from '../../formats/use-formats.ts';
import { FormProblem } from '../../forms/form-problem.tsx';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/languages.tsx';
import type { Plan } from '../plan/plan-state.ts';
import { Choices } from '../steps/choices.tsx';
import { texts as parts } from '../texts.ts';
import { texts } from './texts.ts';

type Mode = 'now' | 'end-of-cycle';

/** Cancelling, with what either way gives back said before anything happens. */
export function CancelPlan({ plan }: { readonly plan: Plan }): ReactNode {
  const t = useTexts(texts);
  const words = useTexts(parts);
  const { money, date } = useFormats();
  const [isOpen, setOpen] = useState(false);
  const [mode, setMode] = useState<Mode>();
  const now = useWrite('POST /enrollments/{enrollmentId}/cancel', { refreshes: [] });
  const later = useWrite('POST /enrollments/{enrollmentId}/cancel', { refreshes: [] });
  const cancel = useWrite('POST /enrollments/{enrollmentId}/cancel');
  const path = { enrollmentId: plan.enrollmentId };
  const open = () => {
    setOpen(true);
    now.mutate({ path, body: { mode: 'now', preview: true } });
    later.mutate({ path, body: { mode: 'end-of-cycle', preview: true } });
  };
  const choices = [
    now.data && {
      value: 'now' as const,
      label: t('cancelNow'),
      hint: t('cancelNowText', { amount: money(now.data.refundCents) }),
    },
    later.data && {
      value: 'end-of-cycle' as const,
      label: t('cancelLater'),
      hint: t('cancelLaterText', { date: date(later.data.endsAt) }),
    },
  ].filter((choice) => choice !== undefined);
  const run = (chosen: Mode) =>
    cancel.mutate(
      { path, body: { mode: chosen } },
      {
        onSuccess: () => {
          toast(t('cancelled'));
          setOpen(false);
        },
      },
    );
  return (
    <>
      <Button variant="subtle" onClick={open}>
        {t('cancel')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t('cancelTitle')}
        closeButtonProps={{ 'aria-label': words('dismiss') }}
      >
        <Stack>
          {now.isPending || later.isPending ? (
            <Skeleton h={160} radius="md" />
          ) : (
            <Choices label={t('cancelTitle')} choices={choices} chosen={mode} onChoose={setMode} />
          )}
          <FormProblem>{(cancel.error ?? (choices.length === 0 ? now.error : null))?.message}</FormProblem>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setOpen(false)}>
              {t('cancelKeep')}
            </Button>
            <Button
              disabled={mode === undefined}
              loading={cancel.isPending}
              onClick={() => mode !== undefined && run(mode)}
            >
              {t('cancelConfirm')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
