import * as z from 'zod/mini';
import type { PictureElsewhere } from '../../domain/devices/judge-photos.ts';
import { hashBands, hashDistance, sameWithin } from '../../domain/pictures/perceptual-hash.ts';
import type { PictureFacts } from '../../domain/pictures/picture-facts.ts';
import type { Table, TransactItem } from '../table/table.ts';
import { pictureBandKey, pictureBandPartition } from '../table/upload-keys.ts';

/** Where a picture belongs: what is kept of it for finding it again. */
const indexedPictureSchema = z.object({
  documentId: z.string(),
  where: z.enum(['device', 'claim']),
  ownerId: z.string(),
  customerId: z.string(),
  dHash: z.string(),
});
export type IndexedPicture = z.infer<typeof indexedPictureSchema>;

/** One item per part of the hash; written once, with the acceptance of the document. */
export const pictureItems = (table: Table, picture: IndexedPicture): TransactItem[] =>
  hashBands(picture.dHash).map((band) =>
    table.create(pictureBandKey(band, picture.documentId), { entity: 'picture', ...picture }),
  );

/** A part of a hash that thousands of pictures share tells nothing; no more of them are looked at. */
const mostPerBand = 200;

/** The same picture elsewhere: on other devices and claims than the one named, of any customer. */
export async function picturesLike(
  table: Table,
  { dHash }: Pick<PictureFacts, 'dHash'>,
  than: Pick<IndexedPicture, 'ownerId' | 'customerId'>,
): Promise<PictureElsewhere[]> {
  if (dHash === undefined) return [];
  const pages = await Promise.all(
    hashBands(dHash).map((band) =>
      table.page({ partition: pictureBandPartition(band), limit: mostPerBand }, indexedPictureSchema),
    ),
  );
  const alike = pages
    .flatMap(({ items }) => items)
    .filter((other) => other.ownerId !== than.ownerId && hashDistance(other.dHash, dHash) <= sameWithin);
  const owners = new Map(alike.map((other) => [`${other.where} ${other.ownerId}`, other]));
  return [...owners.values()].map(({ where, ownerId, customerId }) => ({
    where,
    ownerId,
    own: customerId === than.customerId,
  }));
}
