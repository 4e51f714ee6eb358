import { Button, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { FormEvent, ReactNode, Ref } from 'react';
import { Icon } from '../../shell/icons.tsx';
import { useTexts } from '../../texts/languages.tsx';
import type { LookupValues } from './lookup-values.ts';
import classes from './search-fields.module.css';
import { texts } from './texts.ts';

interface SearchFieldsProps {
  readonly form: UseFormReturnType<LookupValues>;
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  readonly isBusy?: boolean;
  readonly ref?: Ref<HTMLFormElement>;
}

/** What the customer at the counter tells: phone and claim ID, both. */
export function SearchFields({ form, onSubmit, isBusy = false, ref }: SearchFieldsProps): ReactNode {
  const t = useTexts(texts);
  return (
    <form ref={ref} onSubmit={onSubmit} noValidate className={classes.fields}>
      <TextInput
        label={t('phone')}
        type="tel"
        autoComplete="off"
        placeholder="(415) 555-0100"
        {...form.getInputProps('phone')}
      />
      <TextInput
        label={t('claimId')}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        placeholder="CLM-…"
        {...form.getInputProps('claimId')}
      />
      <Button
        type="submit"
        loading={isBusy}
        leftSection={<Icon name="search" />}
        className={classes.button ?? ''}
      >
        {t('search')}
      </Button>
    </form>
  );
}
