import type { ReactNode } from 'react';
import { deviceLanguage } from '../texts/device-language.ts';
import { languages } from '../texts/language.ts';
import { useLanguage, useTexts } from '../texts/languages.tsx';
import classes from './language-choice.module.css';
import { texts } from './texts.ts';

/** Each language by its own name, for people who are not signed in; an account has its choice on its page. */
export function LanguageChoice(): ReactNode {
  const t = useTexts(texts);
  const { tag: current } = useLanguage();
  return (
    <footer className={classes.root}>
      <nav aria-label={t('language')} className={classes.choices}>
        {languages.map(({ tag, region, name }) => (
          <button
            key={tag}
            type="button"
            lang={tag}
            className={classes.choice}
            aria-current={tag === current}
            onClick={() => deviceLanguage.choose(region)}
          >
            {name}
          </button>
        ))}
      </nav>
    </footer>
  );
}
