import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { settleDocument } from '../../../lambdas/adapters/claims/documents.ts';
import { deviceItem } from '../../../lambdas/adapters/people/people.ts';
import { documentKey } from '../../../lambdas/adapters/table/claim-keys.ts';
import { deviceDocumentKey, deviceKey } from '../../../lambdas/adapters/table/device-keys.ts';
import { pendingIndexes, pendingPartition } from '../../../lambdas/adapters/table/keys.ts';
import { uploadPath } from '../../../lambdas/adapters/table/upload-keys.ts';
import { documentRecordSchema } from '../../../lambdas/domain/claim/records.ts';
import { deviceRecordSchema } from '../../../lambdas/domain/devices/device.ts';
import { confirmMail } from '../../../lambdas/mail/acting/finish-mail.ts';
import {
  type Inspector,
  inspectDocument,
  type ScanResult,
} from '../../../lambdas/triggers/inspect-document/inspect-document.ts';
import { finishReadings } from '../../../lambdas/triggers/pending-documents.ts';
import { claimId } from '../../fixtures/mail/source/addresses.ts';
import {
  approved,
  BUCKETS,
  corpusMail,
  deliver,
  type MailMachine,
  maxBytes,
  NOW,
  startMailMachine,
} from '../../mail/mail-machine.ts';
import * as files from './sample-files.ts';

const documentId = 'doc-1';
const objectKey = `claims/${claimId}/${documentId}`;

const inspectorOf = ({ table, files: store }: MailMachine): Inspector => ({
  table,
  files: store,
  quarantineBucket: BUCKETS.quarantine,
  documentsBucket: BUCKETS.documents,
  maxBytes,
});

/** An upload that arrived in quarantine. */
async function upload(machine: MailMachine, bytes: Uint8Array, contentType: string, fileName = 'IMG_1.HEIC') {
  await machine.table.transact([
    machine.table.create(documentKey(claimId, documentId), {
      entity: 'document',
      documentId,
      claimId,
      fileName,
      kind: 'damage-photo',
      contentType,
      size: bytes.length,
      status: 'pending',
      uploadedBy: { role: 'customer', name: 'Casey Morgan' },
      createdAt: '2026-03-03T18:00:00.000Z',
      quarantineKey: objectKey,
      ...pendingIndexes('document', '2026-03-03T18:00:00.000Z'),
    }),
  ]);
  await machine.files.put(BUCKETS.quarantine, objectKey, { bytes, contentType });
}

const etagOf = async ({ files: store }: MailMachine, key: string): Promise<string> => {
  const bytes = await store.read(BUCKETS.quarantine, key);
  // The ETag of an object put in one piece with SSE-S3 is its MD5.
  return bytes ? createHash('md5').update(bytes).digest('hex') : 'gone';
};

async function scanned(
  machine: MailMachine,
  key = objectKey,
  status: ScanResult['status'] = 'NO_THREATS_FOUND',
) {
  await inspectDocument(
    inspectorOf(machine),
    { objectKey: key, etag: await etagOf(machine, key), status },
    NOW,
  );
}

/** Uploads a file and lets the scan report on it. */
async function inspected(bytes: Uint8Array, contentType: string, status?: ScanResult['status']) {
  const machine = await startMailMachine();
  await upload(machine, bytes, contentType);
  await scanned(machine, objectKey, status);
  const [document] = await machine.documents();
  return {
    machine,
    document,
    kept: await machine.files.read(BUCKETS.documents, objectKey),
    quarantined: await machine.files.read(BUCKETS.quarantine, objectKey),
  };
}

describe('a picture', () => {
  it('is kept upright as JPEG, without its GPS position', async () => {
    const original = await files.phonePhoto();
    const before = await sharp(original).metadata();
    expect([before.orientation, before.exif?.includes('iPhone 14 Pro')]).toEqual([6, true]);

    const { document, kept, quarantined } = await inspected(original, 'image/jpeg');
    expect(document).toMatchObject({
      status: 'accepted',
      contentType: 'image/jpeg',
      fileName: 'IMG_1.jpg',
      key: objectKey,
      size: kept?.length,
      picture: {
        ...{ width: 300, height: 200, screenshot: 'no' },
        camera: { make: 'Apple', model: 'iPhone 14 Pro' },
        sha256: createHash('sha256').update(original).digest('hex'),
      },
    });
    const after = await sharp(kept).metadata();
    expect([after.format, after.width, after.height]).toEqual(['jpeg', 300, 200]);
    expect([after.exif, after.orientation, after.xmp, after.icc]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(quarantined).toBeUndefined();
  });

  it('in HEIC, as phones store it, is kept as JPEG', async () => {
    const { document, kept } = await inspected(await files.heic(), 'image/heic');
    expect(document).toMatchObject({ status: 'accepted', contentType: 'image/jpeg' });
    const { data, info } = await sharp(kept).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([320, 240]);
    const pixel = (x: number) => [
      ...data.subarray((120 * info.width + x) * 3, (120 * info.width + x) * 3 + 3),
    ];
    expect(pixel(40)[0]).toBeGreaterThan(150);
    expect(pixel(280)[2]).toBeGreaterThan(150);
    expect((await sharp(kept).metadata()).exif).toBeUndefined();
  });

  it('with transparency stands on white', async () => {
    const { kept } = await inspected(await files.transparentPng(), 'image/png');
    expect([...(await sharp(kept).raw().toBuffer()).subarray(0, 3)]).toEqual([255, 255, 255]);
  });

  it('in WebP, sent by a program that knows no types, is one all the same', async () => {
    const { document } = await inspected(await files.webp(), 'application/octet-stream');
    expect(document).toMatchObject({ status: 'accepted', contentType: 'image/jpeg' });
  });
});

describe('a PDF', () => {
  it('is kept as it is', async () => {
    const original = await files.pdf('Invoice');
    const { document, kept } = await inspected(original, 'application/pdf');
    expect(document).toMatchObject({
      status: 'accepted',
      contentType: 'application/pdf',
      fileName: 'IMG_1.HEIC',
    });
    expect(Buffer.from(kept ?? []).equals(original)).toBe(true);
  });
});

describe('a file that is not taken in', () => {
  it.each<[string, () => Buffer | Promise<Buffer>, string, string]>([
    ['a text named .jpg', files.textFile, 'image/jpeg', 'neither a picture'],
    ['half a photo', files.truncatedPhoto, 'image/jpeg', 'can’t be opened'],
    ['half a HEIC', async () => (await files.heic()).subarray(0, 860), 'image/heic', 'can’t be opened'],
    ['a PDF sent as picture', () => files.pdf('x'), 'image/jpeg', 'sent as a picture, but it is a PDF'],
    ['a picture sent as PDF', files.webp, 'application/pdf', 'sent as a PDF, but it is a picture'],
    ['a pixel bomb', files.pixelBomb, 'image/png', 'more than 60 million pixels'],
    ['a text that begins like a PDF', () => Buffer.from('%PDF-1.7\nnot at all'), 'application/pdf', 'no PDF'],
    ['half a PDF', async () => (await files.pdf('x')).subarray(0, 60), 'application/pdf', 'no PDF'],
    ['nothing', () => Buffer.alloc(0), 'image/jpeg', 'empty'],
    ['too much', () => Buffer.alloc(maxBytes + 1), 'image/jpeg', 'larger than 15 MB'],
  ])('%s: the sender is told why', async (_, make, contentType, reason) => {
    const { document, kept, quarantined } = await inspected(await make(), contentType);
    expect(document).toMatchObject({ status: 'rejected', reason: expect.stringContaining(reason) });
    expect([kept, quarantined]).toEqual([undefined, undefined]);
  });

  it.each<[ScanResult['status'], string]>([
    ['THREATS_FOUND', 'found a threat'],
    ['UNSUPPORTED', 'could not be checked'],
    ['FAILED', 'could not be checked'],
  ])('%s by the scan: it is not even looked at', async (status, reason) => {
    const { document, kept, quarantined } = await inspected(await files.phonePhoto(), 'image/jpeg', status);
    expect(document).toMatchObject({ status: 'rejected', reason: expect.stringContaining(reason) });
    expect([kept, quarantined]).toEqual([undefined, undefined]);
  });
});

describe('a scan result', () => {
  it('that comes twice, or late, changes nothing more', async () => {
    const { machine, document } = await inspected(await files.phonePhoto(), 'image/jpeg');
    await scanned(machine);
    await scanned(machine, objectKey, 'THREATS_FOUND');
    expect(await machine.documents()).toEqual([document]);
  });

  it('promotes only the bytes that were scanned', async () => {
    const machine = await startMailMachine();
    await upload(machine, await files.phonePhoto(), 'image/jpeg');
    const etag = await etagOf(machine, objectKey);
    await machine.files.put(BUCKETS.quarantine, objectKey, {
      bytes: files.textFile(),
      contentType: 'image/jpeg',
    });
    await inspectDocument(inspectorOf(machine), { objectKey, etag, status: 'NO_THREATS_FOUND' }, NOW);
    expect(await machine.documents()).toMatchObject([{ status: 'pending' }]);
    expect(await machine.files.read(BUCKETS.quarantine, objectKey)).toBeDefined();
  });

  it('takes the document off the list of what is pending', async () => {
    const { machine } = await inspected(await files.phonePhoto(), 'image/jpeg');
    const left = await machine.table.all(
      { index: 'gsi4', partition: pendingPartition('document') },
      z.object({}),
    );
    expect(left).toEqual([]);
  });

  it('on an object that nobody announced is ignored', async () => {
    const machine = await startMailMachine();
    await scanned(machine, 'claims/CLM-00000000/doc-9');
    await scanned(machine, 'anything else');
    expect(await machine.documents()).toEqual([]);
  });
});

describe('a verification photo of a device', () => {
  it('goes the same way', async () => {
    const machine = await startMailMachine();
    const path = uploadPath({ deviceId: 'dev-1' }, 'doc-2');
    const at = deviceDocumentKey('dev-1', 'doc-2');
    const photo = await files.phonePhoto();
    await machine.table.transact([
      deviceItem(machine.table, {
        ...{ deviceId: 'dev-1', customerId: 'casey', planNumber: 'PLN-1', kind: 'phone' },
        ...{ make: 'Apple', model: 'iPhone 14 Pro', addedAt: '2026-03-03T17:00:00.000Z' },
        ...{ verification: 'pending', version: 1 },
      }),
      machine.table.create(at, {
        entity: 'document',
        documentId: 'doc-2',
        claimId: 'dev-1',
        fileName: 'front.jpg',
        kind: 'verification-photo',
        contentType: 'image/jpeg',
        size: photo.length,
        status: 'pending',
        uploadedBy: { role: 'customer', name: 'Casey Morgan' },
        createdAt: '2026-03-03T18:00:00.000Z',
        quarantineKey: path,
      }),
    ]);
    await machine.files.put(BUCKETS.quarantine, path, { bytes: photo, contentType: 'image/jpeg' });
    await scanned(machine, path);
    expect(await machine.table.get(at, documentRecordSchema)).toMatchObject({
      status: 'accepted',
      key: path,
    });
    expect(await machine.files.read(BUCKETS.documents, path)).toBeDefined();
    expect(await machine.table.get(deviceKey('dev-1'), deviceRecordSchema)).toMatchObject({
      verification: 'again',
      verificationReason: expect.stringContaining('It is only 300 × 200 pixels'),
    });
  });
});

/** Lets the scan report on every document that is pending. */
async function inspectAll(machine: MailMachine, status?: ScanResult['status']): Promise<void> {
  for (const { quarantineKey } of await machine.documents()) await scanned(machine, quarantineKey, status);
}

describe('the PDF of a mailed invoice', () => {
  it('is read once it was promoted, and paid', async () => {
    const machine = await startMailMachine(approved);
    await deliver(machine, await corpusMail('invoice-pdf'));
    await inspectAll(machine);

    expect(await machine.claim()).toMatchObject({
      status: 'approved',
      invoice: { invoiceNumber: 'FX-3001', totalCents: 25_485, state: 'accepted', via: 'mail' },
      payments: [{ to: 'pay@fixit.example.org', amountCents: 15_585 }],
    });
    expect(await machine.documents()).toMatchObject([{ kind: 'invoice', status: 'accepted' }]);
    const [mail] = await machine.mailsIn();
    expect(mail).toMatchObject({ kind: 'invoice' });
    expect(mail?.readingDue).toBeUndefined();
    const told = (await machine.mailsOut()).filter(({ kind }) => kind === 'mail-arrived');
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain('your invoice FX-3001 for $254.85');
  });

  it('is read once, however often its scan is reported', async () => {
    const machine = await startMailMachine(approved);
    await deliver(machine, await corpusMail('invoice-pdf'));
    const [document] = await machine.documents();
    const key = document?.quarantineKey ?? '';
    const scan = { objectKey: key, etag: await etagOf(machine, key), status: 'NO_THREATS_FOUND' } as const;
    await Promise.all([1, 2, 3].map(() => inspectDocument(inspectorOf(machine), scan, NOW)));
    await inspectDocument(inspectorOf(machine), scan, NOW);
    const claim = await machine.claim();
    expect(claim.payments).toHaveLength(1);
    expect((await machine.mailsOut()).filter(({ kind }) => kind === 'mail-arrived')).toHaveLength(1);
  });

  it('that carries a threat is not read: the claim goes to an agent with the reason', async () => {
    const machine = await startMailMachine(approved);
    await deliver(machine, await corpusMail('invoice-pdf'));
    await inspectAll(machine, 'THREATS_FOUND');
    const claim = await machine.claim();
    expect(claim).toMatchObject({ status: 'in-review', payments: [] });
    expect(claim.waiting.text).toMatch(/invoice that came by mail could not be read: .* was not taken in/);
    expect(await machine.listed()).toHaveLength(1);
  });

  it('cannot revive a claim that was closed meanwhile', async () => {
    const machine = await startMailMachine(approved);
    await deliver(machine, await corpusMail('invoice-pdf'));
    const claim = await machine.claim();
    await machine.store({ ...claim, status: 'withdrawn', version: claim.version + 1 });
    await inspectAll(machine);
    expect(await machine.claim()).toMatchObject({ status: 'withdrawn', payments: [] });
    expect(await machine.listed()).toMatchObject([
      { kind: 'invoice', reason: expect.stringContaining('withdrawn') },
    ]);
  });
});

describe('a mailed invoice that nobody finished', () => {
  it('is read by the reconcile, once, from what was read of its PDF', async () => {
    const machine = await startMailMachine(approved);
    await deliver(machine, await corpusMail('invoice-pdf'));
    const [document] = await machine.documents();
    if (!document) throw new Error('the mail brought no document');
    // As after an inspection that was cut off between the document and the mail.
    await settleDocument(machine.table, document, {
      status: 'accepted',
      pdf: { text: 'Invoice FX-3001\nParts $180.00\nLabor $60.00\nSales tax $14.85\nTotal $254.85' },
    });
    expect(await finishReadings(machine.table, NOW + 30 * 60_000)).toBe(0);
    expect(await finishReadings(machine.table, NOW + 61 * 60_000)).toBe(1);
    expect((await machine.claim()).invoice).toMatchObject({ invoiceNumber: 'FX-3001', totalCents: 25_485 });
    expect(await finishReadings(machine.table, NOW + 120 * 60_000)).toBe(0);
  });

  it('waits for a file that is still being inspected', async () => {
    const machine = await startMailMachine(approved);
    await deliver(machine, await corpusMail('invoice-pdf'));
    await finishReadings(machine.table, NOW + 61 * 60_000);
    expect((await machine.claim()).invoice).toBeUndefined();
    await inspectAll(machine);
    expect((await machine.claim()).invoice).toMatchObject({ invoiceNumber: 'FX-3001' });
  });
});

describe('a confirmed mail', () => {
  it('does then what it would have done', async () => {
    const machine = await startMailMachine();
    await deliver(machine, await corpusMail('gray-no-policy'), { dmarc: 'GRAY' });
    const [mail] = await machine.mailsIn();
    const emailId = mail?.messageId ?? '';
    expect(await confirmMail(machine.table, claimId, emailId, NOW)).toBe(true);
    expect((await machine.claim()).status).toBe('in-review');
    expect(await confirmMail(machine.table, claimId, emailId, NOW)).toBe(false);
    expect((await machine.comments()).filter(({ internal }) => !internal)).toHaveLength(1);
  });

  it('with an invoice in a PDF waits for the inspection like any other', async () => {
    const machine = await startMailMachine(approved);
    await deliver(machine, await corpusMail('invoice-pdf'), { dmarc: 'GRAY' });
    const [mail] = await machine.mailsIn();
    expect(await confirmMail(machine.table, claimId, mail?.messageId ?? '', NOW)).toBe(true);
    expect((await machine.claim()).invoice).toBeUndefined();
    await inspectAll(machine);
    expect((await machine.claim()).invoice).toMatchObject({ invoiceNumber: 'FX-3001', state: 'accepted' });
  });
});
