import { DEFAULT_THEME, Title } from '@mantine/core';
import type { CSSProperties, ReactNode } from 'react';
import { type BrandColours, brandVariables } from '../../../brand/theme.ts';
import { Card } from '../../../parts/card.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './brand.module.css';
import { texts } from './texts.ts';

interface BrandPreviewProps {
  readonly name: string;
  readonly colours: BrandColours;
  readonly logoUrl: string;
  readonly mailHeader: string;
}

/** A claim's card in the colours as chosen, in both schemes, by the same rules as the portal itself. */
export function BrandPreview({ name, colours, logoUrl, mailHeader }: BrandPreviewProps): ReactNode {
  const t = useTexts(texts);
  const { light, dark } = brandVariables(colours)(DEFAULT_THEME);
  const buttons = { background: colours.primary, color: colours.onPrimary };
  return (
    <Card>
      <Title order={2} mb="md">
        {t('preview')}
      </Title>
      {[
        { title: t('light'), variables: light },
        { title: t('dark'), variables: dark },
      ].map(({ title, variables }) => (
        <figure key={title} className={classes.sample} style={variables as CSSProperties}>
          <figcaption>{title}</figcaption>
          <strong className={classes.brandName}>
            {logoUrl !== '' && <img src={logoUrl} alt="" height={24} />} {name}
          </strong>
          <div className={classes.sampleCard}>
            <span className={classes.sampleStatus}>{t('sampleStatus')}</span>
            <strong>{t('sampleTitle')}</strong>
            <span className={classes.quiet}>{t('sampleText')}</span>
            <span className={classes.sampleButton} style={buttons}>
              {t('sampleButton')}
            </span>
            <span className={classes.sampleLink}>{t('sampleLink')}</span>
          </div>
        </figure>
      ))}
      <figure className={classes.sample}>
        <figcaption>{t('mailSample')}</figcaption>
        {mailHeader !== '' && (
          <strong className={classes.mailHeader} style={{ borderColor: colours.primary }}>
            {mailHeader}
          </strong>
        )}
        <strong>{t('sampleTitle')}</strong>
        <span className={classes.sampleButton} style={buttons}>
          {t('sampleButton')}
        </span>
      </figure>
    </Card>
  );
}
