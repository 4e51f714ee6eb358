import { ActionIcon, Button, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { useFormats } from '../../../formats/use-formats.ts';
import { Icon } from '../../../shell/icons.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './estimate.module.css';
import { emptyLine, type LineKind, lineCents, type TypedLine } from './lines.ts';
import { texts } from './texts.ts';
import type { EstimateValues } from './use-estimate-form.ts';

interface LineFieldsProps {
  readonly form: UseFormReturnType<EstimateValues>;
}

const kinds: readonly LineKind[] = ['part', 'labor', 'tax'];

/** Parts, labor and tax on lines of their own, each with what it comes to. */
export function LineFields({ form }: LineFieldsProps): ReactNode {
  const t = useTexts(texts);
  const { lines } = form.values;
  return (
    <fieldset className={classes.lines}>
      <legend>{t('lines')}</legend>
      <ol className={classes.rows}>
        {lines.map((line, index) => (
          <Line key={line.id} {...{ form, line, index }} canRemove={lines.length > 1} />
        ))}
      </ol>
      <Group gap="sm">
        {kinds.map((kind) => (
          <Button
            key={kind}
            size="sm"
            variant="default"
            leftSection={<Icon name="plus" size={16} />}
            onClick={() => form.insertListItem('lines', emptyLine(kind))}
          >
            {t(kind)}
          </Button>
        ))}
      </Group>
      {form.errors.lines !== undefined && (
        <Text c="red" size="sm" role="alert">
          {form.errors.lines}
        </Text>
      )}
    </fieldset>
  );
}

interface LineProps extends LineFieldsProps {
  readonly line: TypedLine;
  readonly index: number;
  readonly canRemove: boolean;
}

function Line({ form, line, index, canRemove }: LineProps): ReactNode {
  const t = useTexts(texts);
  const { moneyInFull } = useFormats();
  const number = index + 1;
  return (
    <li className={classes.line}>
      <NativeSelect label={t('kind')} {...form.getInputProps(`lines.${index}.kind`)}>
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(kind)}
          </option>
        ))}
      </NativeSelect>
      <TextInput
        label={t('description')}
        maxLength={300}
        className={classes.description}
        {...form.getInputProps(`lines.${index}.description`)}
      />
      <TextInput
        label={t('quantity')}
        inputMode="numeric"
        className={classes.quantity}
        {...form.getInputProps(`lines.${index}.quantity`)}
      />
      <TextInput
        label={t('unit')}
        inputMode="decimal"
        leftSection="$"
        className={classes.unit}
        {...form.getInputProps(`lines.${index}.unit`)}
      />
      <output className={classes.sum} aria-label={t('lineTotal', { number })}>
        {moneyInFull(lineCents(line))}
      </output>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={42}
        className={classes.remove}
        aria-label={t('removeLine', { number })}
        title={t('removeLine', { number })}
        disabled={!canRemove}
        onClick={() => form.removeListItem('lines', index)}
      >
        <Icon name="close" />
      </ActionIcon>
    </li>
  );
}
