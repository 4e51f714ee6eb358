import type { ClaimComment, ClaimEmail } from '../../api/shapes.ts';

export type Entry =
  | { readonly kind: 'comment'; readonly id: string; readonly at: string; readonly comment: ClaimComment }
  | { readonly kind: 'mail'; readonly id: string; readonly at: string; readonly mail: ClaimEmail };

/** A comment made of a mail is stored a moment after the mail itself. Milliseconds. */
const SAME_MS = 120_000;

const saysTheSame = (mail: ClaimEmail, { via, at, text }: ClaimComment): boolean =>
  via === 'mail' && (mail.text.includes(text) || Math.abs(Date.parse(mail.at) - Date.parse(at)) < SAME_MS);

/** Comments and mails as one thread, oldest first; a mail that stands there as a comment stands there once. */
export function entriesOf(comments: readonly ClaimComment[], mails: readonly ClaimEmail[]): readonly Entry[] {
  const others = mails.filter(
    (mail) => mail.direction === 'out' || !comments.some((comment) => saysTheSame(mail, comment)),
  );
  return [
    ...comments.map(
      (comment): Entry => ({ kind: 'comment', id: comment.commentId, at: comment.at, comment }),
    ),
    ...others.map((mail): Entry => ({ kind: 'mail', id: mail.emailId, at: mail.at, mail })),
  ].sort((one, other) => (one.at < other.at ? -1 : 1));
}
