import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWrite } from '../../../api/query.ts';
import type { Brand } from '../../../brand/brand.tsx';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { Card } from '../../../parts/card.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './brand.module.css';
import { BrandPreview } from './brand-preview.tsx';
import { ContrastCheck } from './contrast-check.tsx';
import { texts } from './texts.ts';

const colourNames = ['primary', 'onPrimary', 'accent', 'background', 'text'] as const;

interface BrandValues extends Record<string, unknown> {
  readonly name: string;
  readonly claimsAddress: string;
  readonly logoUrl: string;
  readonly colours: Brand['colours'];
  readonly statusLabels: Brand['statusLabels'];
}

export function BrandForm({ brand }: { readonly brand: Brand }): ReactNode {
  const t = useTexts(texts);
  const save = useWrite('PUT /brand');
  const { form, problem, isSending, submit } = useProblemForm<BrandValues>(
    {
      mode: 'controlled',
      initialValues: {
        name: brand.name,
        claimsAddress: brand.claimsAddress,
        logoUrl: brand.logoUrl ?? '',
        colours: brand.colours,
        statusLabels: brand.statusLabels,
      },
    },
    async ({ logoUrl, ...values }) => {
      const { logoUrl: _, ...rest } = brand;
      const body = { ...rest, ...values, ...(logoUrl.trim() !== '' && { logoUrl: logoUrl.trim() }) };
      await save.mutateAsync({ body });
      toast(t('saved'));
    },
  );
  const { colours, name } = form.values;
  return (
    <div className={classes.columns}>
      <form onSubmit={submit}>
        <Stack gap="lg">
          <Card>
            <Stack>
              <TextInput label={t('name')} required withAsterisk={false} {...form.getInputProps('name')} />
              <TextInput
                label={t('claimsAddress')}
                type="email"
                required
                withAsterisk={false}
                {...form.getInputProps('claimsAddress')}
              />
              <TextInput
                label={t('logoUrl')}
                description={t('logoHint')}
                type="url"
                {...form.getInputProps('logoUrl')}
              />
            </Stack>
          </Card>
          <Card>
            <Title order={2} mb="md">
              {t('colours')}
            </Title>
            <div className={classes.colours}>
              {colourNames.map((colour) => (
                <TextInput
                  key={colour}
                  type="color"
                  label={t(colour)}
                  description={colours[colour]}
                  {...form.getInputProps(`colours.${colour}`)}
                />
              ))}
            </div>
          </Card>
          <Card>
            <Title order={2}>{t('labels')}</Title>
            <Text c="dimmed" mb="md">
              {t('labelsHint', { brand: '{brand}' })}
            </Text>
            <div className={classes.labels}>
              {Object.entries(brand.statusLabels).map(([status, label]) => (
                <TextInput
                  key={status}
                  label={label.replace('{brand}', brand.name)}
                  {...form.getInputProps(`statusLabels.${status}`)}
                />
              ))}
            </div>
          </Card>
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
        <BrandPreview name={name} colours={colours} />
        <ContrastCheck colours={colours} />
      </aside>
    </div>
  );
}
