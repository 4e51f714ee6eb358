import { NativeSelect, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Brand } from '../../../brand/brand.tsx';
import { Card } from '../../../parts/card.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './brand.module.css';
import { texts } from './texts.ts';

interface WordsProps {
  readonly brand: Brand;
  /** The properties of the input of a path of the form. */
  readonly input: (path: string) => object;
}

/** What the entries of the menu are called. */
export function MenuWords({ brand, input }: WordsProps): ReactNode {
  const t = useTexts(texts);
  return (
    <Card>
      <Title order={2} mb="md">
        {t('menu')}
      </Title>
      <div className={classes.labels}>
        {brand.menu.map(({ id, label }, index) => (
          <TextInput key={id} label={label} {...input(`menu.${index}.label`)} />
        ))}
      </div>
    </Card>
  );
}

export function StatusWords({ brand, input }: WordsProps): ReactNode {
  const t = useTexts(texts);
  return (
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
            {...input(`statusLabels.${status}`)}
          />
        ))}
      </div>
    </Card>
  );
}

const sides = [
  { side: 'customer', reads: 'reads-customer', button: 'button-customer' },
  { side: 'partner', reads: 'reads-partner', button: 'button-partner' },
  { side: 'dealer', reads: 'reads-dealer', button: 'button-dealer' },
  { side: 'agent', reads: 'reads-agent', button: 'button-agent' },
] as const;

/** What each side reads at a status, and what its button says: one status at a time. */
export function StepWords({ brand, input }: WordsProps): ReactNode {
  const t = useTexts(texts);
  const names = Object.keys(brand.steps) as (keyof Brand['steps'])[];
  const [chosen, setChosen] = useState(names[0] ?? 'new');
  const step = brand.steps[chosen];
  const labelOf = (name: string): string =>
    (
      brand.statusLabels[name as keyof Brand['statusLabels']] ??
      name.replace('approved-', `${brand.statusLabels.approved}: `)
    ).replace('{brand}', brand.name);
  return (
    <Card>
      <Title order={2}>{t('steps')}</Title>
      <Text c="dimmed" mb="md">
        {t('stepsHint')}
      </Text>
      <Stack>
        <NativeSelect
          label={t('stepOf')}
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value as keyof Brand['steps'])}
        >
          {names.map((name) => (
            <option key={name} value={name}>
              {labelOf(name)}
            </option>
          ))}
        </NativeSelect>
        {sides
          .filter(({ side }) => step?.[side] !== undefined)
          .map(({ side, reads }) => (
            <Textarea
              key={`${chosen} ${side}`}
              label={t(reads)}
              autosize
              minRows={2}
              {...input(`steps.${chosen}.${side}`)}
            />
          ))}
        {sides
          .filter(({ side }) => step?.buttons?.[side] !== undefined)
          .map(({ side, button }) => (
            <TextInput
              key={`${chosen} ${side} button`}
              label={t(button)}
              {...input(`steps.${chosen}.buttons.${side}`)}
            />
          ))}
      </Stack>
    </Card>
  );
}
