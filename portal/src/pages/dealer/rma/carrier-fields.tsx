import { NativeSelect, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { useRead } from '../../../api/query.ts';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './rma.module.css';
import { texts } from './texts.ts';

interface ParcelValues {
  readonly carrier: string;
  readonly tracking: string;
}

/** Nothing typed yet. */
export const noParcel: ParcelValues = { carrier: '', tracking: '' };

/** What was typed, for the API: what is empty is left out. */
export const parcelOf = ({ carrier, tracking }: ParcelValues): { carrier?: string; tracking?: string } => ({
  ...(carrier !== '' && { carrier }),
  ...(tracking.trim() !== '' && { tracking: tracking.trim() }),
});

interface CarrierFieldsProps<Values extends ParcelValues & Record<string, unknown>> {
  readonly form: UseFormReturnType<Values>;
}

/** Who carries a parcel, and under which number. */
export function CarrierFields<Values extends ParcelValues & Record<string, unknown>>({
  form,
}: CarrierFieldsProps<Values>): ReactNode {
  const t = useTexts(texts);
  const carriers = useRead('GET /rmas/terms', {}).data?.carriers ?? [];
  return (
    <div className={classes.row}>
      <NativeSelect label={t('carrier')} {...form.getInputProps('carrier')}>
        <option value="">{t('choose')}</option>
        {carriers.map(({ carrier, words }) => (
          <option key={carrier} value={carrier}>
            {words}
          </option>
        ))}
      </NativeSelect>
      <TextInput
        label={t('tracking')}
        description={t('trackingHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autoComplete="off"
        {...form.getInputProps('tracking')}
      />
    </div>
  );
}

/** `units.0.carrier` of the API is the carrier of this form: a parcel is one. */
export const parcelField = (path: string): string => path.replace(/^units\.\d+\./, '');
