import { ActionIcon, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormats } from '../../formats/use-formats.ts';
import { Icon } from '../../shell/icons.tsx';
import { useTexts } from '../../texts/languages.tsx';
import { texts } from './texts.ts';
import {
  isAbove,
  laborCents,
  partCents,
  type TypedLabor,
  type TypedPart,
  type TypedService,
} from './typed-lines.ts';
import classes from './unit-claim.module.css';

interface RowProps<Line> {
  readonly line: Line;
  readonly onChange: (line: Line) => void;
  readonly onRemove: () => void;
  /** The fault of a field of this line, in words. */
  readonly faultOf: (field: string) => string | undefined;
}

function Remove({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }): ReactNode {
  const t = useTexts(texts);
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={42}
      className={classes.away ?? ''}
      aria-label={t('remove', { name })}
      title={t('remove', { name })}
      onClick={onRemove}
    >
      <Icon name="close" />
    </ActionIcon>
  );
}

interface NoteProps {
  readonly value: string;
  readonly fault: string | undefined;
  readonly onChange: (note: string) => void;
}

/** Asked for where a line is above the tables. */
function Note({ value, fault, onChange }: NoteProps): ReactNode {
  const t = useTexts(texts);
  return (
    <TextInput
      className={classes.wide ?? ''}
      label={t('note')}
      maxLength={500}
      value={value}
      error={fault}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

export function PartRow({ line, onChange, onRemove, faultOf }: RowProps<TypedPart>): ReactNode {
  const t = useTexts(texts);
  const { moneyInFull } = useFormats();
  const { description, partNumber, listCents, quantity, unit, note } = line;
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <span className={classes.name}>{description}</span>
        <small>
          {partNumber} · {t('list', { amount: moneyInFull(listCents) })}
        </small>
        {faultOf('partNumber')}
      </div>
      <TextInput
        label={t('quantity')}
        inputMode="numeric"
        value={quantity}
        error={faultOf('quantity')}
        onChange={(event) => onChange({ ...line, quantity: event.currentTarget.value })}
      />
      <TextInput
        label={t('price')}
        inputMode="decimal"
        leftSection="$"
        value={unit}
        error={faultOf('unitCents')}
        onChange={(event) => onChange({ ...line, unit: event.currentTarget.value })}
      />
      <output className={classes.sum}>{moneyInFull(partCents(line))}</output>
      <Remove name={description} onRemove={onRemove} />
      {isAbove.part(line) && (
        <Note value={note} fault={faultOf('note')} onChange={(text) => onChange({ ...line, note: text })} />
      )}
    </li>
  );
}

export function LaborRow({
  line,
  onChange,
  onRemove,
  faultOf,
  centsPerHour,
}: RowProps<TypedLabor> & { readonly centsPerHour: number }): ReactNode {
  const t = useTexts(texts);
  const { moneyInFull } = useFormats();
  const { description, operationCode, standardHours, hours, note } = line;
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <span className={classes.name}>{description}</span>
        <small>
          {operationCode} · {t('standard', { hours: standardHours })}
        </small>
        {faultOf('operationCode')}
      </div>
      <TextInput
        label={t('hours')}
        inputMode="decimal"
        value={hours}
        error={faultOf('hours')}
        onChange={(event) => onChange({ ...line, hours: event.currentTarget.value })}
      />
      <span />
      <output className={classes.sum}>{moneyInFull(laborCents(line, centsPerHour))}</output>
      <Remove name={description} onRemove={onRemove} />
      {isAbove.labor(line) && (
        <Note value={note} fault={faultOf('note')} onChange={(text) => onChange({ ...line, note: text })} />
      )}
    </li>
  );
}

export function ServiceRow({ line, onChange, onRemove, faultOf }: RowProps<TypedService>): ReactNode {
  const t = useTexts(texts);
  const { description, vendor, amount } = line;
  return (
    <li className={classes.row} data-kind="service">
      <TextInput
        label={t('service')}
        maxLength={200}
        value={description}
        error={faultOf('description')}
        onChange={(event) => onChange({ ...line, description: event.currentTarget.value })}
      />
      <TextInput
        label={t('vendor')}
        maxLength={120}
        value={vendor}
        onChange={(event) => onChange({ ...line, vendor: event.currentTarget.value })}
      />
      <TextInput
        label={t('amount')}
        inputMode="decimal"
        leftSection="$"
        value={amount}
        error={faultOf('amountCents')}
        onChange={(event) => onChange({ ...line, amount: event.currentTarget.value })}
      />
      <Remove name={description === '' ? t('thisService') : description} onRemove={onRemove} />
    </li>
  );
}
