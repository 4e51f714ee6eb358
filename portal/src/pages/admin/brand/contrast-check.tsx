import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { contrast, READABLE } from '../../../brand/colours.ts';
import type { BrandColours } from '../../../brand/theme.ts';
import { Card } from '../../../parts/card.tsx';
import { Icon } from '../../../shell/icons.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './brand.module.css';
import { texts } from './texts.ts';

type ColourName = keyof BrandColours;

/** Pairs as they meet; text in a colour of the brand is moved by the portal until it can be read, buttons in mails are not. */
const pairs: readonly { readonly one: ColourName; readonly other: ColourName; readonly isMoved: boolean }[] =
  [
    { one: 'onPrimary', other: 'primary', isMoved: false },
    { one: 'text', other: 'background', isMoved: true },
    { one: 'primary', other: 'background', isMoved: true },
    { one: 'accent', other: 'background', isMoved: true },
  ];

const isColour = (colour: string): boolean => /^#[0-9a-f]{6}$/i.test(colour);

/** Says of each pair whether it can be read, by WCAG's 4.5 to 1. */
export function ContrastCheck({ colours }: { readonly colours: BrandColours }): ReactNode {
  const t = useTexts(texts);
  return (
    <Card>
      <Title order={2} mb="md">
        {t('contrast')}
      </Title>
      <ul className={classes.pairs}>
        {pairs
          .filter(({ one, other }) => isColour(colours[one]) && isColour(colours[other]))
          .map(({ one, other, isMoved }) => {
            const ratio = contrast(colours[one], colours[other]);
            const isGood = ratio >= READABLE;
            return (
              <li key={`${one} ${other}`} data-good={isGood}>
                <Icon name={isGood ? 'check' : 'warning'} />
                <div>
                  <strong>{t('pair', { one: t(one), other: t(other) })}</strong>
                  <span>
                    {t('ratio', { ratio: Math.round(ratio * 10) / 10 })} ·{' '}
                    {isGood ? t('good') : isMoved ? t('moved') : t('weak')}
                  </span>
                </div>
              </li>
            );
          })}
      </ul>
    </Card>
  );
}
