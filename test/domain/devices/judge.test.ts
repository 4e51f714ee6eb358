import { describe, expect, it } from 'vitest';
import type { DeviceRecord } from '../../../lambdas/domain/devices/device.ts';
import { judgedDevice, type SentReceipt, unlooked } from '../../../lambdas/domain/devices/judge-device.ts';
import {
  isOwnCamera,
  judgePhotos,
  type PhotoVerdict,
  type SentPhoto,
} from '../../../lambdas/domain/devices/judge-photos.ts';
import { reviewDevice } from '../../../lambdas/domain/devices/review-device.ts';
import { statedTracking, trackingAt, trackingDueAt } from '../../../lambdas/domain/devices/tracking.ts';
import { photoSlots } from '../../../lambdas/domain/devices/verification-photos.ts';
import { AlreadyDecided, InvalidInput } from '../../../lambdas/domain/errors.ts';
import type { PictureFacts } from '../../../lambdas/domain/pictures/picture-facts.ts';

const now = Date.parse('2026-03-10T17:00:00.000Z');
const agent = { role: 'agent', name: 'Avery', userId: 'avery' } as const;

const phone: DeviceRecord = {
  deviceId: 'dev-1',
  customerId: 'casey',
  planNumber: 'PLN-1',
  kind: 'phone',
  make: 'Apple',
  model: 'iPhone 14 Pro',
  addedAt: '2026-03-10T16:00:00.000Z',
  verification: 'pending',
  version: 3,
};

const picture: PictureFacts = {
  width: 3024,
  height: 4032,
  sha256: 'a',
  dHash: '0123456789abcdef',
  sharpness: 420,
  brightness: 120,
  camera: { make: 'Apple', model: 'iPhone 14 Pro' },
  takenAt: '2026-03-10T09:30:00',
  screenshot: 'no',
};

const photo = (
  slot: string,
  facts: Partial<PictureFacts> = {},
  more: Partial<SentPhoto> = {},
): SentPhoto => ({
  documentId: `doc-${slot}`,
  slot,
  status: 'accepted',
  createdAt: '2026-03-10T16:30:00.000Z',
  picture: { ...picture, sha256: slot, ...facts },
  elsewhere: [],
  ...more,
});

const both = (facts: Partial<PictureFacts> = {}, more: Partial<SentPhoto> = {}): SentPhoto[] => [
  photo('front', facts, more),
  photo('back'),
];

const saysOf = (verdict: PhotoVerdict): string => ('reasons' in verdict ? verdict.reasons.join(' ') : '');

describe('the photos of a phone', () => {
  it('are accepted by rule when its own cameras took them in the last days', () => {
    expect(judgePhotos(phone, both(), false).verdict).toBe('accept');
  });

  it.each<[string, readonly SentPhoto[]]>([
    ['one is missing', [photo('front')]],
    ['one is still inspected', both({}, { status: 'pending' })],
    ['none was sent', []],
  ])('are incomplete while %s', (_, photos) => {
    expect(judgePhotos(phone, photos, false).verdict).toBe('incomplete');
  });

  it.each<[string, readonly SentPhoto[], string]>([
    ['small', both({ width: 320, height: 240 }), 'only 320 × 240 pixels'],
    ['blurred', both({ sharpness: 12 }), 'blurred'],
    ['dark', both({ brightness: 8 }), 'too dark'],
    ['white', both({ brightness: 252 }), 'too bright'],
    ['a screenshot', both({ screenshot: 'yes' }), 'screenshot'],
    [
      'no picture at all',
      both({}, { status: 'rejected', reason: 'The file is empty.' }),
      'The file is empty.',
    ],
    ['the same picture twice', both({ sha256: 'back' }), 'same picture'],
  ])('are asked for again when one is %s', (_, photos, words) => {
    const verdict = judgePhotos(phone, photos, false);
    expect([verdict.verdict, saysOf(verdict)]).toEqual(['again', expect.stringContaining(words)]);
  });

  it.each<[string, readonly SentPhoto[], boolean, string]>([
    [
      'another camera took one',
      both({ camera: { make: 'Google', model: 'Pixel 8' } }),
      false,
      'Google Pixel 8',
    ],
    [
      'another model of the maker did',
      both({ camera: { make: 'Apple', model: 'iPhone 12' } }),
      false,
      'iPhone 12',
    ],
    ['no camera is named', both({ camera: undefined }), false, 'no camera is named'],
    ['one is old', both({ takenAt: '2026-02-20T09:30:00' }), false, 'taken on 2026-02-20'],
    ['one is from tomorrow', both({ takenAt: '2026-03-12T09:30:00' }), false, 'taken on 2026-03-12'],
    ['one has a screen’s size', both({ screenshot: 'suspected' }), false, 'size of a screen'],
    [
      'the same picture is on another’s claim',
      both({}, { elsewhere: [{ where: 'claim', ownerId: 'CLM-1', own: false }] }),
      false,
      'claim CLM-1, of another customer',
    ],
    ['its number is on another’s device', both(), true, 'device of another customer'],
  ])('go to an agent when %s', (_, photos, elsewhere, words) => {
    const verdict = judgePhotos(phone, photos, elsewhere);
    expect([verdict.verdict, saysOf(verdict)]).toEqual(['agent', expect.stringContaining(words)]);
  });

  it('count by the last one of a slot that was taken in', () => {
    const blurred = photo('front', { sharpness: 1 });
    expect(judgePhotos(phone, [blurred, ...both()], false).verdict).toBe('accept');
    const refused = photo('front', {}, { status: 'rejected' });
    expect(judgePhotos(phone, [...both(), refused], false).verdict).toBe('accept');
  });
});

describe('a phone’s own camera', () => {
  it.each([
    ['Samsung', 'Galaxy S23', 'samsung', 'SM-S911B', true],
    ['Google', 'Pixel 8', 'Google', 'Pixel 8', true],
    ['Google', 'Pixel 8', 'Google', 'Pixel 8 Pro', false],
    ['Apple', 'iphone 14 pro', 'Apple', 'iPhone 14 Pro', true],
    ['Apple', 'iPhone 14 Pro', 'Canon', 'EOS R10', false],
  ])('%s %s and %s %s: %s', (make, model, by, camera, own) => {
    expect(isOwnCamera({ make, model }, { make: by, model: camera })).toBe(own);
  });
});

describe('other devices', () => {
  it.each(['tablet', 'laptop', 'tv', 'console', 'camera', 'appliance'] as const)(
    '%s: what the photos show is read by an agent',
    (kind) => {
      const photos = photoSlots(kind).map(({ slot }) => photo(slot));
      const verdict = judgePhotos({ ...phone, kind }, photos, false);
      expect([verdict.verdict, saysOf(verdict)]).toEqual([
        'agent',
        expect.stringContaining('read by a person'),
      ]);
    },
  );

  it('name for every photo what it is and why it is asked', () => {
    for (const kind of ['phone', 'tablet', 'tv', 'console', 'other'] as const)
      for (const slot of photoSlots(kind)) expect([slot.what, slot.why]).not.toContain('');
    expect(photoSlots('phone').map(({ slot }) => slot)).toEqual(['front', 'back']);
  });
});

const incomplete: PhotoVerdict = { verdict: 'incomplete', slots: [] };
const receipt = (companyId?: string): SentReceipt => ({
  status: 'accepted',
  uploadedBy: {
    role: companyId === undefined ? 'customer' : 'partner',
    name: 'x',
    ...(companyId && { companyId }),
  },
});

describe('a device', () => {
  it('bought new is verified by the receipt of the partner that sold it', () => {
    const sold = { ...phone, boughtAs: 'new' } as const;
    expect(judgedDevice(sold, incomplete, [receipt('fixit')], 'fixit', now)).toMatchObject({
      device: { verification: 'verified', verifiedBy: 'receipt', version: 4 },
      tell: 'verified',
    });
    for (const [device, receipts] of [
      [{ ...phone, boughtAs: 'used' } as const, [receipt('fixit')]],
      [sold, [receipt('volt')]],
      [sold, [{ ...receipt('fixit'), status: 'pending' } as const]],
    ] as const)
      expect(judgedDevice(device, incomplete, receipts, 'fixit', now)?.device.verification).not.toBe(
        'verified',
      );
  });

  it('bought new whose receipt the customer sent is looked at by an agent', () => {
    const change = judgedDevice({ ...phone, boughtAs: 'new' }, incomplete, [receipt()], 'fixit', now);
    expect(change?.device).toMatchObject({
      verification: 'pending',
      reviewReasons: [expect.stringContaining('receipt')],
    });
    expect(change?.tell).toBeUndefined();
  });

  it('says each thing once', () => {
    const again = { verdict: 'again', slots: [], reasons: ['It is blurred.'] } as const;
    const asked = judgedDevice(phone, again, [], undefined, now);
    expect(asked).toMatchObject({ device: { verificationReason: 'It is blurred.' }, tell: 'again' });
    expect(judgedDevice(asked?.device ?? phone, again, [], undefined, now)).toBeUndefined();
    const doubt = { verdict: 'agent', slots: [], reasons: ['Who knows.'] } as const;
    const sent = judgedDevice(phone, doubt, [], undefined, now);
    expect(judgedDevice(sent?.device ?? phone, doubt, [], undefined, now + 1)).toBeUndefined();
  });

  it('that an agent asked about goes back to an agent, however good the photos', () => {
    const asked = reviewDevice(phone, { outcome: 'again', reason: 'Not this phone.' }, agent, now).device;
    const accept = { verdict: 'accept', slots: [] } as const;
    // The inspection of an earlier photo says nothing against the agent.
    expect(judgedDevice(asked, accept, [], undefined, now)).toBeUndefined();
    const sent = { ...unlooked(asked), verification: 'pending' } as const;
    const change = judgedDevice(sent, accept, [], undefined, now);
    expect(change?.device).toMatchObject({
      verification: 'pending',
      reviewReasons: [expect.stringContaining('Avery')],
    });
  });

  it('that is verified, or gone, is left alone', () => {
    const again = { verdict: 'again', slots: [], reasons: ['It is blurred.'] } as const;
    expect(judgedDevice({ ...phone, verification: 'verified' }, again, [], undefined, now)).toBeUndefined();
    const gone = { ...phone, removedAt: phone.addedAt };
    expect(judgedDevice(gone, again, [], undefined, now)).toBeUndefined();
  });
});

describe('an agent', () => {
  it('may confirm what the rules accepted, once', () => {
    const byRule = judgedDevice(phone, { verdict: 'accept', slots: [] }, [], undefined, now)?.device ?? phone;
    const confirmed = reviewDevice(byRule, { outcome: 'accept' }, agent, now + 5_000);
    expect(confirmed.device).toMatchObject({
      verifiedBy: 'photos',
      verifiedAt: byRule.verifiedAt,
      reviewedBy: agent,
    });
    expect(confirmed.tell).toBeUndefined();
    expect(() => reviewDevice(confirmed.device, { outcome: 'accept' }, agent, now)).toThrow(AlreadyDecided);
  });

  it('takes the device off the queue with either word', () => {
    const doubt = { verdict: 'agent', slots: [], reasons: ['Who knows.'] } as const;
    const waiting = judgedDevice(phone, doubt, [], undefined, now)?.device ?? phone;
    expect(waiting.reviewDueAt).toBeDefined();
    for (const review of [{ outcome: 'accept' }, { outcome: 'again', reason: 'Dark' }] as const) {
      const { device } = reviewDevice(waiting, review, agent, now);
      expect([device.reviewDueAt, device.reviewReasons]).toEqual([undefined, undefined]);
    }
  });
});

describe('tracking', () => {
  const said = { state: 'on', basis: 'statement' } as const;
  const day = 86_400_000;

  it('is known for 90 days, then asked again', () => {
    const { device } = statedTracking(phone, said, agent, now);
    expect(trackingAt(device, now + 90 * day - 1)).toBe('on');
    expect(trackingAt(device, now + 90 * day)).toBe('unknown');
    expect(trackingDueAt(device)).toBe('2026-06-08T17:00:00.000Z');
  });

  it('is unknown, and due, for a phone nobody said anything of', () => {
    expect(trackingAt(phone, now)).toBe('unknown');
    expect(trackingDueAt(phone)).toBe(phone.addedAt);
  });

  it('is asked of phones only', () => {
    const laptop = { ...phone, kind: 'laptop' } as const;
    expect(trackingDueAt(laptop)).toBeUndefined();
    expect(() => statedTracking(laptop, said, agent, now)).toThrow(InvalidInput);
  });
});
