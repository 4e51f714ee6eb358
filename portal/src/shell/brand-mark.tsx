import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useBrand } from '../brand/brand.tsx';
import classes from './brand-mark.module.css';

/** The brand's logo, or a sign with its name; leads to the start. */
export function BrandMark(): ReactNode {
  const brand = useBrand();
  const name = brand?.name ?? 'Claimflow';
  return (
    <Link href="/" className={classes.mark}>
      {brand?.logoUrl === undefined ? (
        <svg viewBox="0 0 32 32" width={32} height={32} aria-hidden="true">
          <path className={classes.shield} d="M16 2.5 28 7v9c0 7-5 11.5-12 14C9 27.5 4 23 4 16V7Z" />
          <path className={classes.tick} d="m10.5 16 4 4 7.5-8.5" />
        </svg>
      ) : (
        <img className={classes.logo} src={brand.logoUrl} alt="" height={32} />
      )}
      <span className={classes.name}>{name}</span>
    </Link>
  );
}
