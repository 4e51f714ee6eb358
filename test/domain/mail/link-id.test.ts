import { describe, expect, it } from 'vitest';
import {
  fillLinks,
  hashLinkId,
  InvalidLinkTarget,
  inertText,
  linkPlaceholder,
  linksIn,
  makeLinkId,
  maskLinks,
} from '../../../lambdas/domain/mail/link-id.ts';

const target = { questionId: 'CLM-7Q2M9X4K-1#2', person: 'user-17', action: 'approve' };

describe('link ids', () => {
  it('are the same for every sending, and others for another person, action, question or key', () => {
    const id = makeLinkId('key', target);
    expect(makeLinkId('key', { ...target })).toBe(id);
    expect(id).toMatch(/^[\w-]{43}$/);
    const others = [
      makeLinkId('key', { ...target, person: 'user-18' }),
      makeLinkId('key', { ...target, action: 'deny' }),
      makeLinkId('key', { ...target, questionId: 'CLM-7Q2M9X4K-1#3' }),
      makeLinkId('other', target),
    ];
    expect(new Set([id, ...others]).size).toBe(5);
  });

  it('do not stand in their hash', () => {
    const id = makeLinkId('key', target);
    expect(hashLinkId(id)).toMatch(/^[0-9a-f]{64}$/);
    expect(hashLinkId(id)).not.toContain(id);
  });

  it('are filled in while sending and masked for readers', () => {
    const stored = `Answer: ${linkPlaceholder(target)}\nDeny: ${linkPlaceholder({ ...target, action: 'deny' })}`;
    expect(fillLinks(stored, ({ person, action }) => `https://x.example/c/${person}-${action}`)).toBe(
      'Answer: https://x.example/c/user-17-approve\nDeny: https://x.example/c/user-17-deny',
    );
    expect(maskLinks(stored)).toBe('Answer: [link]\nDeny: [link]');
    expect(linksIn(`${stored}${stored}`).map(({ action }) => action)).toEqual(['approve', 'deny']);
  });

  it('are refused for parts that would break a placeholder', () => {
    for (const person of ['', 'a|b', 'a}}', 'a b', 'x'.repeat(121)]) {
      expect(() => linkPlaceholder({ ...target, person })).toThrow(InvalidLinkTarget);
    }
  });

  it('never come from text that a person wrote', () => {
    expect(linksIn(inertText(`press ${linkPlaceholder(target)} {{{{link:a|b|c}}}}`))).toEqual([]);
  });
});
