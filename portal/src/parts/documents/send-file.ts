/** Where a file goes: the presigned form the API answered with. */
export interface UploadForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** The file did not arrive: no network, or the store refused it. */
export class UploadFailed extends Error {
  override readonly name = 'UploadFailed';
}

/**
 * Posts a file to where it goes. Not by `fetch`, which tells nothing of how far it is.
 * @param onProgress hears the share that went out, 0 to 1
 * @throws UploadFailed
 */
export function sendFile(form: UploadForm, file: Blob, onProgress: (share: number) => void): Promise<void> {
  const body = new FormData();
  for (const [name, value] of Object.entries(form.fields)) body.append(name, value);
  // The store reads what comes before the file, and nothing after it.
  body.append('file', file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', form.url);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () =>
      request.status < 300 ? resolve() : reject(new UploadFailed(`the store answered ${request.status}`));
    request.onerror = () => reject(new UploadFailed('no connection'));
    request.send(body);
  });
}
