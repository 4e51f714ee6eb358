import { requireEnv } from '../../adapters/environment.ts';

/** What may be uploaded; the upload itself refuses the rest, and inspection looks again at what came. */
export const uploadContentTypes = [
  'image/jpeg',
  'image/png',
  'image/heic',
  'image/webp',
  'application/pdf',
] as const;

/** The largest upload in bytes, set by the stack. */
export const maxUploadBytes = (): number => Number(requireEnv('UPLOAD_MAX_BYTES'));
