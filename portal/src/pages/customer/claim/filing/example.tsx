import type { ReactNode } from 'react';
import { Icon } from '../../../../shell/icons.tsx';
import { useTexts } from '../../../../texts/languages.tsx';
import classes from './filing.module.css';
import { texts } from './texts.ts';

/** Drawings of what helps beside what does not, on a grid of 120 by 90: a look says more than a sentence. */
const phone = 'M44 8h32a6 6 0 0 1 6 6v62a6 6 0 0 1-6 6H44a6 6 0 0 1-6-6V14a6 6 0 0 1 6-6Z';
const crack = 'M64 8 56 30l14 12-12 18 8 22M56 30l-18 2M70 42l12-8M58 60l-20 6M70 42l12 10';
const sheet = 'M34 6h52v78H34Z';

const drawings: Readonly<Record<string, { readonly good: ReactNode; readonly bad: ReactNode }>> = {
  'damage-photo': {
    good: (
      <>
        <path d={phone} />
        <path d={crack} className={classes.mark} />
      </>
    ),
    bad: (
      <>
        <path d="M8 70h104" className={classes.faint} />
        <path
          d="M56 52h8a2 2 0 0 1 2 2v13a2 2 0 0 1-2 2h-8a2 2 0 0 1-2-2V54a2 2 0 0 1 2-2Z"
          className={classes.faint}
        />
        <path d="M86 8 64 50M98 18 70 52" className={classes.faint} strokeDasharray="4 5" />
      </>
    ),
  },
  receipt: {
    good: (
      <>
        <path d={sheet} />
        <path d="M42 18h24M42 28h14M42 44h36M42 54h30" className={classes.faint} />
        <path d="M42 68h12M66 68h14" className={classes.mark} />
      </>
    ),
    bad: (
      <>
        <path d="M34 6h52v34l-8 6-9-6-9 6-9-6-9 6-8-6Z" />
        <path d="M42 18h24M42 28h14" className={classes.faint} />
        <path d="M34 66l52-6M34 76l52-6" className={classes.faint} strokeDasharray="4 5" />
      </>
    ),
  },
  'police-report': {
    good: (
      <>
        <path d={sheet} />
        <path d="M60 14l8 4v7c0 5-4 8-8 10-4-2-8-5-8-10v-7Z" />
        <path d="M44 46h32" className={classes.mark} />
        <path d="M42 58h36M42 68h28" className={classes.faint} />
      </>
    ),
    bad: (
      <>
        <path d={sheet} className={classes.faint} transform="rotate(18 60 45)" />
        <path
          d="M50 50h24M48 60h28"
          className={classes.faint}
          transform="rotate(18 60 45)"
          strokeDasharray="4 5"
        />
      </>
    ),
  },
  'tracking-proof': {
    good: (
      <>
        <path d={phone} />
        <path d="M46 26h28" className={classes.faint} />
        <path d="M51 40h18a7 7 0 0 1 0 14H51a7 7 0 0 1 0-14Z" className={classes.mark} />
        <path d="M69 43.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7Z" className={classes.mark} />
        <path d="M46 66h20" className={classes.faint} />
      </>
    ),
    bad: (
      <>
        <path d={phone} />
        <path d="M46 30h28M46 40h20M46 50h28M46 60h16" className={classes.faint} strokeDasharray="4 5" />
      </>
    ),
  },
};

const captions = {
  'damage-photo': ['damageGood', 'damageBad'],
  receipt: ['receiptGood', 'receiptBad'],
  'police-report': ['policeGood', 'policeBad'],
  'tracking-proof': ['trackingGood', 'trackingBad'],
} as const;

/** What a useful picture shows; nothing for kinds without a drawing. */
export function Example({ kind }: { readonly kind: string }): ReactNode {
  const t = useTexts(texts);
  const drawing = drawings[kind];
  const said = Object.entries(captions).find(([name]) => name === kind)?.[1];
  if (!drawing || !said) return null;
  return (
    <div className={classes.examples}>
      <Picture isGood label={t('exampleGood')} caption={t(said[0])}>
        {drawing.good}
      </Picture>
      <Picture label={t('exampleBad')} caption={t(said[1])}>
        {drawing.bad}
      </Picture>
    </div>
  );
}

interface PictureProps {
  readonly isGood?: boolean;
  readonly label: string;
  readonly caption: string;
  readonly children: ReactNode;
}

const Picture = ({ isGood = false, label, caption, children }: PictureProps): ReactNode => (
  <figure className={classes.example} data-good={isGood}>
    <svg viewBox="0 0 120 90" aria-hidden="true">
      {children}
    </svg>
    <figcaption>
      <strong>
        <Icon name={isGood ? 'check' : 'close'} size={16} /> {label}
      </strong>
      <span>{caption}</span>
    </figcaption>
  </figure>
);
