import { NativeSelect, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRead } from '../../../../api/query.ts';
import { useTexts } from '../../../../texts/languages.tsx';
import classes from './decide.module.css';
import type { FieldsProps } from './decision-fields.tsx';
import { texts } from './texts.ts';

const kinds = ['not-covered', 'not-verifiable', 'fraud'] as const;

/** A denial rests on a clause of the terms in force and on facts; the clause's words go into the mail. */
export function DenyFields({ form }: FieldsProps): ReactNode {
  const t = useTexts(texts);
  const { data: rulebook } = useRead('GET /rulebook', {});
  const clauses = rulebook?.clauses.filter(({ deniable }) => deniable) ?? [];
  const chosen = clauses.find(({ id }) => id === form.values.clause);
  return (
    <>
      <NativeSelect label={t('kind')} autoFocus {...form.getInputProps('kind')}>
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(kind)}
          </option>
        ))}
      </NativeSelect>
      <NativeSelect label={t('clause')} required withAsterisk={false} {...form.getInputProps('clause')}>
        <option value="">{t('clauseChoose')}</option>
        {clauses.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </NativeSelect>
      {chosen && <p className={classes.clause}>{chosen.text}</p>}
      <Textarea
        label={t('reason')}
        description={t('reasonHint')}
        required
        withAsterisk={false}
        minRows={4}
        maxLength={5_000}
        {...form.getInputProps('reason')}
      />
    </>
  );
}
