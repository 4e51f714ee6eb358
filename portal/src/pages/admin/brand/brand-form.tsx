import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWrite } from '../../../api/query.ts';
import type { Brand } from '../../../brand/brand.tsx';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './brand.module.css';
import { BrandPreview } from './brand-preview.tsx';
import { areHours, type BrandValues, brandOf, days, valuesOf } from './brand-values.ts';
import { ColoursSection } from './colours-section.tsx';
import { ContrastCheck } from './contrast-check.tsx';
import { DecisionsSection } from './decisions-section.tsx';
import { HoursSection } from './hours-section.tsx';
import { NameSection } from './name-section.tsx';
import { RepairsSection } from './repairs-section.tsx';
import { texts } from './texts.ts';
import { MenuWords, StatusWords, StepWords } from './words-sections.tsx';

export function BrandForm({ brand }: { readonly brand: Brand }): ReactNode {
  const t = useTexts(texts);
  const save = useWrite('PUT /brand');
  const { form, problem, isSending, submit } = useProblemForm<BrandValues>(
    {
      mode: 'controlled',
      initialValues: valuesOf(brand),
      validate: {
        hours: Object.fromEntries(
          days.map((day) => [day, (typed: string) => (areHours(typed) ? null : t('hoursFault'))]),
        ),
      },
    },
    async (values) => {
      await save.mutateAsync({ body: brandOf(brand, values) });
      toast(t('saved'));
    },
  );
  const { colours, name, logoUrl, mail } = form.values;
  const input = (path: string): object => form.getInputProps(path);
  return (
    <div className={classes.columns}>
      <form onSubmit={submit}>
        <Stack gap="lg">
          <NameSection form={form} />
          <ColoursSection {...{ colours, input }} />
          <MenuWords {...{ brand, input }} />
          <StatusWords {...{ brand, input }} />
          <StepWords {...{ brand, input }} />
          <HoursSection input={input} />
          <RepairsSection input={input} />
          <DecisionsSection
            field={form.getInputProps('decisions.fraudNeedsSecondAgent', { type: 'checkbox' })}
          />
          <FormProblem>{problem}</FormProblem>
          <Group>
            <Button type="submit" loading={isSending}>
              {t('save')}
            </Button>
            <Button variant="default" disabled={!form.isDirty()} onClick={() => form.reset()}>
              {t('reset')}
            </Button>
          </Group>
        </Stack>
      </form>
      <aside className={classes.side}>
        <BrandPreview {...{ name, colours, logoUrl }} mailHeader={mail.header} />
        <ContrastCheck colours={colours} />
      </aside>
    </div>
  );
}
