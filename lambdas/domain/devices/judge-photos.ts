import type { PictureFacts } from '../pictures/picture-facts.ts';
import type { DeviceRecord } from './device.ts';
import { photoSlots } from './verification-photos.ts';

/** Where else a picture was seen. */
export interface PictureElsewhere {
  readonly where: 'device' | 'claim';
  readonly ownerId: string;
  /** Sent by the same customer. */
  readonly own: boolean;
}

/** A photo as it was sent for one slot, newest last. */
export interface SentPhoto {
  readonly documentId: string;
  readonly slot: string;
  readonly status: 'pending' | 'accepted' | 'rejected';
  /** Why the file was not taken in. */
  readonly reason?: string | undefined;
  readonly createdAt: string;
  readonly picture?: PictureFacts | undefined;
  /** The same picture on other devices or claims. */
  readonly elsewhere: readonly PictureElsewhere[];
}

export interface SlotState {
  readonly slot: string;
  readonly state: 'missing' | 'pending' | 'good' | 'again';
  /** What was wrong with it, as its sender reads it. */
  readonly reason?: string;
}

/**
 * What the rules make of the photos of a device. `incomplete`: some are missing or still inspected; `again`: some have to
 * be taken again; `agent`: the rules can't tell, for reasons that only the claims team reads.
 */
export type PhotoVerdict =
  | { readonly verdict: 'incomplete' | 'accept'; readonly slots: readonly SlotState[] }
  | {
      readonly verdict: 'again' | 'agent';
      readonly slots: readonly SlotState[];
      readonly reasons: readonly string[];
    };

/** The limits of the rules; a photo of any phone since 2012 is well within. */
const limits = {
  /** Pixels of the longer side. */
  longestSide: 640,
  sharpness: 40,
  /** Grey values: darker or brighter shows nothing. */
  darkest: 20,
  brightest: 247,
  /** Between taking and sending; a picture from the shelf proves nothing about today. */
  takenWithinDays: 7,
} as const;

/** What is wrong with a picture by itself, in words for whoever took it; undefined when nothing is. */
export function faultOf({
  width,
  height,
  sharpness,
  brightness,
  screenshot,
}: PictureFacts): string | undefined {
  if (screenshot === 'yes') return 'It is a screenshot. Please take a photo with a camera.';
  if (Math.max(width, height) < limits.longestSide)
    return `It is only ${width} × ${height} pixels. Please send it as the camera took it.`;
  if (brightness < limits.darkest) return 'It is too dark. Please take it where there is more light.';
  if (brightness > limits.brightest) return 'It is too bright. Please turn away from the lamp or the window.';
  if (sharpness < limits.sharpness)
    return 'It is blurred, or shows nothing. Please hold still, tap on the device to focus, and take it again.';
  return undefined;
}

/** The last photo of a slot that was taken in or is being looked at; else the last at all, with why it was not. */
const latest = (photos: readonly SentPhoto[], slot: string): SentPhoto | undefined => {
  const sent = photos.filter((photo) => photo.slot === slot);
  return sent.findLast((photo) => photo.status !== 'rejected') ?? sent.at(-1);
};

function slotState(slot: string, photo: SentPhoto | undefined, others: readonly SentPhoto[]): SlotState {
  if (!photo) return { slot, state: 'missing' };
  if (photo.status === 'pending') return { slot, state: 'pending' };
  if (photo.status === 'rejected')
    return { slot, state: 'again', reason: photo.reason ?? 'It could not be opened.' };
  const fault = photo.picture && faultOf(photo.picture);
  if (fault !== undefined) return { slot, state: 'again', reason: fault };
  const twice = others.some(
    (other) => other.slot !== slot && other.picture?.sha256 === photo.picture?.sha256 && photo.picture,
  );
  if (twice) return { slot, state: 'again', reason: 'It is the same picture as another one of this device.' };
  return { slot, state: 'good' };
}

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Makers that write a model code into the file instead of the name on the box. */
const modelCode = /^(?:sm-|xt\d|[a-z]{2,3}-[a-z0-9]{3,}|cph\d)/i;

/** Whether a camera is that of the phone itself: the same maker and model, as far as the maker names it. */
export function isOwnCamera(
  device: Pick<DeviceRecord, 'make' | 'model'>,
  camera: PictureFacts['camera'],
): boolean {
  if (!camera || plain(camera.make) !== plain(device.make)) return false;
  return modelCode.test(camera.model) || plain(camera.model) === plain(device.model);
}

/** Why the rules can't be sure of a picture without a fault. */
function doubtsOf(device: DeviceRecord, { slot, picture, createdAt, elsewhere }: SentPhoto): string[] {
  if (!picture) return [`${slot}: nothing is known about the picture.`];
  const { camera, takenAt, screenshot } = picture;
  const ageDays =
    takenAt === undefined ? undefined : (Date.parse(createdAt) - Date.parse(`${takenAt}Z`)) / 86_400_000;
  const doubts: (string | false)[] = [
    screenshot === 'suspected' && `${slot}: it has the size of a screen, and no camera is named in it.`,
    device.kind === 'phone' &&
      !isOwnCamera(device, camera) &&
      `${slot}: ${camera ? `taken with ${camera.make} ${camera.model}` : 'no camera is named in it'}, so it can’t be told that the phone took it itself.`,
    device.kind !== 'phone' && `${slot}: what it shows has to be read by a person.`,
    // A camera's clock has no zone: a day either way.
    ageDays !== undefined &&
      (ageDays > limits.takenWithinDays + 1 || ageDays < -1) &&
      `${slot}: taken on ${takenAt?.slice(0, 10)}, sent on ${createdAt.slice(0, 10)}.`,
    ...elsewhere.map(
      ({ where, ownerId, own }) =>
        `${slot}: the same picture stands at ${where} ${ownerId}${own ? '' : ', of another customer'}.`,
    ),
  ];
  return doubts.filter((doubt) => doubt !== false);
}

/**
 * Looks at the photos of a device. The rules accept a phone whose photos its own cameras took within the last days; what
 * other devices show, a person has to read. Nothing here is ever refused for good.
 */
export function judgePhotos(
  device: DeviceRecord,
  photos: readonly SentPhoto[],
  /** The serial number or IMEI stands on a device of somebody else. */
  numberElsewhere: boolean,
): PhotoVerdict {
  const wanted = photoSlots(device.kind).map(({ slot }) => ({ slot, photo: latest(photos, slot) }));
  const current = wanted.flatMap(({ photo }) => photo ?? []);
  const slots = wanted.map(({ slot, photo }) => slotState(slot, photo, current));
  if (slots.some(({ state }) => state === 'pending')) return { verdict: 'incomplete', slots };
  const again = slots.filter(({ state }) => state === 'again');
  if (again.length > 0)
    return {
      verdict: 'again',
      slots,
      reasons: again.map(({ slot, reason }) => `${nameOf(device, slot)}: ${reason}`),
    };
  if (slots.some(({ state }) => state === 'missing')) return { verdict: 'incomplete', slots };
  const reasons = [
    ...current.flatMap((photo) => doubtsOf(device, photo)),
    ...(numberElsewhere ? ['Its serial number or IMEI stands on a device of another customer.'] : []),
  ];
  return reasons.length > 0 ? { verdict: 'agent', slots, reasons } : { verdict: 'accept', slots };
}

const nameOf = (device: DeviceRecord, slot: string): string =>
  photoSlots(device.kind)
    .find((one) => one.slot === slot)
    ?.what.split(',')[0] ?? slot;
