import { createElement, Fragment, type ReactNode, useMemo } from 'react';
import { Link } from 'wouter';
import classes from './article-body.module.css';

/**
 * An article's HTML as elements of the page. The service has cleaned it; here it is read once more by a list of what may
 * stand in it, and never put into the page as a string: a fault there must not become code here.
 */
const attributesOf: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    'h2 h3 h4 p br hr blockquote pre code ul li dl dt dd strong b em i u s sub sup small kbd mark figure figcaption table caption thead tbody tr summary details'
      .split(' ')
      .map((name) => [name, []]),
  ),
  ol: ['start'],
  th: ['colSpan', 'rowSpan', 'scope'],
  td: ['colSpan', 'rowSpan'],
  img: ['src', 'alt', 'width', 'height'],
};

const isOurs = (address: string): boolean => address.startsWith('/') && !address.startsWith('//');
const isWeb = (address: string): boolean => /^(?:https?:\/\/|mailto:|tel:|#)/i.test(address);

function linkOf(element: Element, key: number): ReactNode {
  const address = element.getAttribute('href') ?? '';
  const inside = childrenOf(element);
  if (isOurs(address))
    return (
      <Link key={key} href={address}>
        {inside}
      </Link>
    );
  if (!isWeb(address)) return <Fragment key={key}>{inside}</Fragment>;
  return (
    <a key={key} href={address} target="_blank" rel="noreferrer noopener">
      {inside}
    </a>
  );
}

function elementOf(node: Node, key: number): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent;
  if (!(node instanceof Element)) return null;
  const name = node.tagName.toLowerCase();
  if (name === 'a') return linkOf(node, key);
  const known = attributesOf[name];
  if (known === undefined) return <Fragment key={key}>{childrenOf(node)}</Fragment>;
  const source = node.getAttribute('src') ?? '';
  if (name === 'img' && !isOurs(source) && !isWeb(source)) return null;
  const given = known.flatMap((attribute) => {
    const value = node.getAttribute(attribute.toLowerCase());
    return value === null ? [] : [[attribute, value]];
  });
  const attributes = { ...Object.fromEntries(given), key, ...(name === 'img' && { loading: 'lazy' }) };
  const isVoid = name === 'img' || name === 'br' || name === 'hr';
  const made = isVoid
    ? createElement(name, attributes)
    : createElement(name, attributes, ...childrenOf(node));
  if (name !== 'table' && name !== 'figure') return made;
  // Wider than a phone: it scrolls by itself, also by keyboard, and the page does not.
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section key={key} className={classes.scroll} aria-label={nameOf(node)} tabIndex={0}>
      {made}
    </section>
  );
}

/** What a table or picture is, for who can't see it. */
const nameOf = (element: Element): string =>
  element.querySelector('caption, figcaption, tr')?.textContent?.trim().replace(/\s+/g, ' ') ?? '';

const childrenOf = (element: Element): ReactNode[] =>
  [...element.childNodes].map((child, index) => elementOf(child, index));

export function ArticleBody({ html }: { readonly html: string }): ReactNode {
  const body = useMemo(() => childrenOf(new DOMParser().parseFromString(html, 'text/html').body), [html]);
  return <div className={classes.body}>{body}</div>;
}
