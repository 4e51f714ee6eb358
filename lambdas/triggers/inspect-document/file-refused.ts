/** A file that is not taken in; the message says why, as a sentence for whoever sent it. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
}
