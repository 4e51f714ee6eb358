import { openPdf, UnreadablePdf } from '../../domain/mail/reading/pdf-text.ts';
import type { PictureFacts } from '../../domain/pictures/picture-facts.ts';
import { type FileKind, fileKindOf } from './file-kind.ts';
import { FileRefused } from './file-refused.ts';
import { pictureAsJpeg } from './picture.ts';

/** A file as it is kept. */
export interface InspectedFile {
  readonly bytes: Uint8Array;
  readonly contentType: 'image/jpeg' | 'application/pdf';
  readonly fileName: string;
  /** Of a picture. */
  readonly picture?: PictureFacts;
}

export interface AnnouncedFile {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** As announced for an upload or written in a mail. */
  readonly contentType: string;
  /** The largest file, in bytes. */
  readonly maxBytes: number;
}

/** Which of the two a type announces; programs that know no better say octet-stream, which announces nothing. */
function announced(contentType: string): 'picture' | 'pdf' | undefined {
  if (contentType.startsWith('image/')) return 'picture';
  return contentType === 'application/pdf' ? 'pdf' : undefined;
}

const jpegName = (fileName: string): string => `${fileName.replace(/\.[^.]{1,5}$/, '')}.jpg`;

/**
 * Looks at the bytes of a file that the malware scan has passed. A picture comes back upright, without any metadata
 * (a photo's GPS position is nobody's business) and as JPEG; a PDF as it is, once it has opened. Throws
 * {@link FileRefused}.
 */
export async function inspectFile({
  bytes,
  fileName,
  contentType,
  maxBytes,
}: AnnouncedFile): Promise<InspectedFile> {
  if (bytes.length > maxBytes)
    throw new FileRefused(`It is larger than ${Math.floor(maxBytes / 1_000_000)} MB.`);
  if (bytes.length === 0) throw new FileRefused('The file is empty.');
  const kind = fileKindOf(bytes);
  if (kind === undefined)
    throw new FileRefused(
      'It is neither a picture (JPEG, PNG, WebP, HEIC) nor a PDF, whatever its name says.',
    );
  refuseMismatch(kind, announced(contentType));
  if (kind === 'pdf') {
    await refuseBroken(bytes);
    return { bytes, contentType: 'application/pdf', fileName };
  }
  const { jpeg, facts } = await pictureAsJpeg(bytes, kind, fileName);
  return { bytes: jpeg, contentType: 'image/jpeg', fileName: jpegName(fileName), picture: facts };
}

/** One picture format sent as another is common (phones, messengers) and harmless: it is encoded anew anyway. */
function refuseMismatch(kind: FileKind, said: ReturnType<typeof announced>): void {
  if (said === 'picture' && kind === 'pdf')
    throw new FileRefused('It was sent as a picture, but it is a PDF. Please send it as a PDF.');
  if (said === 'pdf' && kind !== 'pdf')
    throw new FileRefused('It was sent as a PDF, but it is a picture. Please send it as a picture.');
}

/** It begins like a PDF; what it is shows when it is opened. */
async function refuseBroken(bytes: Uint8Array): Promise<void> {
  try {
    await openPdf(bytes);
  } catch (error) {
    if (!(error instanceof UnreadablePdf)) throw error;
    throw new FileRefused(
      'It is no PDF that can be opened: damaged, or locked by a password. Please send another.',
    );
  }
}
