import { describe, expect, it } from 'vitest';
import {
  cleanArticle,
  documentsIn,
  plainText,
  withAddresses,
} from '../../../lambdas/domain/knowledge/article-html.ts';

describe('what may stand in an article', () => {
  it.each([
    ['<p onclick="steal()">Hello</p>', '<p>Hello</p>', ['onclick of p']],
    ['<p>a</p><script>alert(1)</script>', '<p>a</p>', ['script']],
    ['<style>body{display:none}</style><p>a</p>', '<p>a</p>', ['style']],
    ['<a href="javascript:alert(1)">x</a>', '<a>x</a>', ['href of a']],
    ['<a href=" java&#10;script:alert(1)">x</a>', '<a>x</a>', ['href of a']],
    ['<a href="//evil.example/x">x</a>', '<a>x</a>', ['href of a']],
    ['<a href="data:text/html,<b>x">x</a>', '<a>x</a>', ['href of a']],
    ['<a href="/claims">mine</a>', '<a href="/claims">mine</a>', []],
    ['<a href="https://example.org/a?b=1">x</a>', '<a href="https://example.org/a?b=1">x</a>', []],
    ['<img src="https://evil.example/pixel.gif">', '', ['img from elsewhere']],
    ['<img src="data:image/svg+xml;base64,AAAA">', '', ['img from elsewhere']],
    ['<img src="document:doc-1" onerror="x()">', '<img src="document:doc-1" />', ['onerror of img']],
    ['<iframe src="https://x.example"></iframe><p>a</p>', '<p>a</p>', ['iframe']],
    [
      '<form action="/x"><input name="p"><button>Go</button></form><p>a</p>',
      'Go<p>a</p>',
      ['form', 'input', 'button'],
    ],
    ['<svg><script>1</script></svg><p>a</p>', '<p>a</p>', ['svg', 'script']],
    ['<p style="position:fixed">a</p>', '<p>a</p>', ['style of p']],
    ['<h1>Title</h1>', '<h2>Title</h2>', []],
    ['<p>1 &lt; 2', '<p>1 &lt; 2</p>', []],
    ['<math><mi//xlink:href="data:x,<script>alert(4)</script>">', '', ['math', 'mi']],
  ])('%s', (written, kept, removed) => {
    const clean = cleanArticle(written);
    expect(clean.html).toBe(kept);
    expect(clean.removed).toEqual(removed);
  });

  it('is the same when it is cleaned again', () => {
    const once = cleanArticle(
      '<h2>A &amp; B</h2><table><tr><td colspan="2">x</td></tr></table><img src="/pictures/a.svg" alt="A">',
    );
    expect(cleanArticle(once.html)).toEqual({ html: once.html, removed: [] });
  });
});

it('reads as plain text, words apart', () => {
  expect(plainText('<h2>How</h2><ul><li>one</li><li>two &amp; three</li></ul>')).toBe('How one two & three');
});

it('gets addresses for its documents, and none for those that are not there', () => {
  const html = '<img src="document:doc-1" alt="a" /><a href="document:doc-2">b</a>';
  expect(documentsIn(html)).toEqual(['doc-1', 'doc-2']);
  expect(withAddresses(html, new Map([['doc-1', 'https://files.example/1?a=1&b=2']]))).toBe(
    '<img src="https://files.example/1?a=1&amp;b=2" alt="a" /><a href="">b</a>',
  );
});
