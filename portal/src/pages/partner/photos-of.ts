import type { ClaimDocument } from '../../api/shapes.ts';
import type { Picture } from '../../parts/lightbox-window.tsx';

const shown: ReadonlySet<string> = new Set(['damage-photo', 'verification-photo']);

/** The pictures of the device among a claim's documents, those of the damage first. */
export const photosOf = (documents: readonly ClaimDocument[]): readonly Picture[] =>
  documents
    .filter(({ kind, contentType }) => shown.has(kind) && contentType.startsWith('image/'))
    .toSorted((one, other) => one.kind.localeCompare(other.kind))
    .flatMap(({ url, fileName }) => (url === undefined ? [] : [{ url, name: fileName }]));
