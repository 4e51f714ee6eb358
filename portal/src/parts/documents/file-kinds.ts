/** What the API takes, as the browser calls it; the largest it takes, in bytes. */
export const MAX_FILE_BYTES = 15 * 1024 * 1024;

export const fileTypes = ['image/jpeg', 'image/png', 'image/heic', 'image/webp', 'application/pdf'] as const;
export type FileType = (typeof fileTypes)[number];

const byExtension: Readonly<Record<string, FileType>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  heic: 'image/heic',
  heif: 'image/heic',
  webp: 'image/webp',
  pdf: 'application/pdf',
};

/** The type of a file; by its name where the browser does not know it, as with HEIC on most desks. */
export function fileTypeOf({
  type,
  name,
}: {
  readonly type: string;
  readonly name: string;
}): FileType | undefined {
  const known = fileTypes.find((fileType) => fileType === type);
  return known ?? byExtension[name.toLowerCase().split('.').at(-1) ?? ''];
}

/** A file name as the API takes it: no path, no control characters, 200 characters at most. */
export const tidyName = (name: string): string =>
  name.replace(/[\p{Cc}/\\]/gu, '-').slice(-200) || 'photo.jpg';
