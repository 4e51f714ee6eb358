import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { DialogButtons } from '../../../forms/form-buttons.tsx';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import type { Rma, RmaUpdate } from '../../../parts/rmas/shapes.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';
import { useUpdate } from './use-update.ts';

/** What is rarely done: more time, no fee, no return at all. */
export function More({ rma }: { readonly rma: Rma }): ReactNode {
  const t = useTexts(texts);
  const away = rma.units.filter(({ state }) => state === 'issued' || state === 'in-transit');
  const hasFee = rma.units.some(({ fee }) => fee !== undefined && fee.waivedAt === undefined);
  if (away.length === 0 && !hasFee) return null;
  const serials = away.map(({ serial }) => serial);
  return (
    <Group gap="sm">
      {away.length > 0 && (
        <Ask
          {...{ rma, title: t('dueChange'), label: t('newDay'), type: 'date' }}
          bodyOf={(day) => ({ dueAt: new Date(`${day}T23:59:00Z`).toISOString() })}
        />
      )}
      {hasFee && (
        <Ask
          {...{ rma, title: t('waive'), text: t('waiveText'), label: t('reason') }}
          bodyOf={(reason) => ({ waiveFee: { reason } })}
        />
      )}
      {away.length > 0 && (
        <Ask
          {...{ rma, title: t('callOff'), text: t('callOffText'), label: t('why') }}
          bodyOf={(reason) => ({ state: 'closed', serials, reason })}
        />
      )}
    </Group>
  );
}

interface AskProps {
  readonly rma: Rma;
  /** What the button says, and the window. */
  readonly title: string;
  readonly text?: string;
  readonly label: string;
  readonly type?: 'date';
  readonly bodyOf: (value: string) => RmaUpdate;
}

/** A button that asks one thing, then does it. */
function Ask({ rma, title, text, label, type, bodyOf }: AskProps): ReactNode {
  const t = useTexts(texts);
  const update = useUpdate(rma.rmaId);
  const [isOpen, setOpen] = useState(false);
  const { form, problem, isSending, submit } = useProblemForm(
    {
      mode: 'controlled',
      initialValues: { value: '' },
      validate: { value: (value) => (value.trim() === '' ? label : null) },
    },
    async ({ value }) => {
      await update(bodyOf(value.trim()));
      setOpen(false);
      toast(t('saved'));
    },
    () => 'value',
  );
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {title}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={title}
        closeButtonProps={{ 'aria-label': t('keep') }}
      >
        <form onSubmit={submit} noValidate>
          <Stack>
            {text !== undefined && <Text>{text}</Text>}
            <TextInput
              label={label}
              data-autofocus
              {...(type && { type })}
              {...form.getInputProps('value')}
            />
            <FormProblem>{problem}</FormProblem>
            <DialogButtons
              send={title}
              isSending={isSending}
              leave={t('keep')}
              onLeave={() => setOpen(false)}
            />
          </Stack>
        </form>
      </Modal>
    </>
  );
}
