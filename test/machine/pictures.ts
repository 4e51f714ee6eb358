import sharp from 'sharp';
import type { Claimflow } from './claimflow.ts';
import type { CallAs } from './newcomer.ts';

export interface PhotoFacts {
  /** Another picture for another number. */
  readonly motif: number;
  readonly camera?: { readonly make: string; readonly model: string };
  /** `2026:03:11 09:30:00`, as cameras write it. */
  readonly takenAt?: string;
}

/** A photo with something on it, sharp all over, as a camera writes it. */
export function cameraPhoto({ motif, camera, takenAt }: PhotoFacts): Promise<Buffer> {
  const shapes = Array.from({ length: 60 }, (_, index) => {
    const [x, y, grey] = [37, 61, 83].map((step) => (index * step * (motif + 3)) % 251);
    return `<rect x="${(x ?? 0) * 4}" y="${(y ?? 0) * 3}" width="70" height="50" fill="rgb(${grey},${grey},${grey})"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1024" height="768"><rect width="1024" height="768" fill="#777"/>${shapes.join('')}</svg>`;
  const picture = sharp(Buffer.from(svg)).jpeg();
  if (!camera) return picture.toBuffer();
  return picture
    .withExif({
      IFD0: { Make: camera.make, Model: camera.model },
      IFD2: takenAt === undefined ? {} : { DateTimeOriginal: takenAt },
    })
    .toBuffer();
}

/** Announces a picture at a path of the API, and posts it where the answer says, as a browser does. */
export async function uploadPicture(
  flow: Claimflow,
  call: CallAs,
  path: string,
  content: Buffer,
  about: object = {},
): Promise<string> {
  const announced = await call('POST', path, {
    ...{ fileName: 'photo.jpg', contentType: 'image/jpeg', size: content.length },
    ...about,
  });
  if (announced.status !== 201) throw new Error(`${path}: ${JSON.stringify(announced.body)}`);
  const { documentId, upload } = announced.body;
  const form = new FormData();
  for (const [name, value] of Object.entries(upload.fields)) form.append(name, String(value));
  form.append('file', new Blob([new Uint8Array(content)], { type: 'image/jpeg' }), 'photo.jpg');
  const encoded = new Response(form);
  const url = new URL(upload.url);
  const answer = await flow.runtime.aws({
    ...{ method: 'POST', path: url.pathname, query: '' },
    headers: { host: url.host, 'content-type': encoded.headers.get('content-type') ?? '' },
    body: new Uint8Array(await encoded.arrayBuffer()),
  });
  if (answer.status >= 300) throw new Error(Buffer.from(answer.body).toString());
  await flow.runtime.idle();
  return documentId;
}
