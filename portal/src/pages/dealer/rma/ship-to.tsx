import { Modal, Stack, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { DialogButtons } from '../../../forms/form-buttons.tsx';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { AddressFields, addressBody, emptyAddress } from '../../../parts/company/address-fields.tsx';
import type { Rma } from '../../../parts/rmas/shapes.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';
import { useUpdate } from './use-update.ts';

interface ShipToProps {
  readonly rma: Rma;
  readonly onClose: () => void;
}

/** Where units come back to, for both sides. Loaded when it is opened. */
export default function ShipTo({ rma: { rmaId, shipTo }, onClose }: ShipToProps): ReactNode {
  const t = useTexts(texts);
  const update = useUpdate(rmaId);
  const needed = (value: string) => (value.trim() === '' ? t('needed') : null);
  const { form, problem, isSending, submit } = useProblemForm(
    {
      mode: 'controlled',
      initialValues: { name: shipTo?.name ?? '', address: { ...emptyAddress, ...shipTo?.address } },
      validate: {
        name: needed,
        address: { line1: needed, city: needed, region: needed, postalCode: needed },
      },
    },
    async ({ name, address }) => {
      await update({ shipTo: { name: name.trim(), address: addressBody(address) } });
      onClose();
      toast(t('saved'));
    },
    (path) => path.replace(/^shipTo\./, ''),
  );
  return (
    <Modal opened onClose={onClose} title={t('shipToChange')} closeButtonProps={{ 'aria-label': t('keep') }}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput label={t('shipToName')} data-autofocus {...form.getInputProps('name')} />
          <AddressFields input={(part) => form.getInputProps(`address.${part}`)} />
          <FormProblem>{problem}</FormProblem>
          <DialogButtons send={t('shipToSave')} isSending={isSending} leave={t('keep')} onLeave={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}
