import { TextInput, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Brand } from '../../../brand/brand.tsx';
import { Card } from '../../../parts/card.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './brand.module.css';
import { texts } from './texts.ts';

const names = ['primary', 'onPrimary', 'accent', 'background', 'text'] as const;

interface ColoursSectionProps {
  readonly colours: Brand['colours'];
  readonly input: (path: string) => object;
}

/** The five that all others are made from. */
export function ColoursSection({ colours, input }: ColoursSectionProps): ReactNode {
  const t = useTexts(texts);
  return (
    <Card>
      <Title order={2} mb="md">
        {t('colours')}
      </Title>
      <div className={classes.colours}>
        {names.map((colour) => (
          <TextInput
            key={colour}
            type="color"
            label={t(colour)}
            description={colours[colour]}
            {...input(`colours.${colour}`)}
          />
        ))}
      </div>
    </Card>
  );
}
