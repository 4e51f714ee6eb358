import { createHmac, timingSafeEqual } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** What PayPal says beside a webhook's body, by the names that the verification wants. */
export interface Transmission {
  readonly transmission_id: string;
  readonly transmission_time: string;
  readonly cert_url: string;
  readonly auth_algo: string;
  readonly transmission_sig: string;
}

/** The key of this machine's PayPal, which nobody else knows. PayPal has a certificate instead; only it ever verifies. */
const KEY = 'the key of the simulator';

/** PayPal signs id, time, the webhook's id and the body's checksum; the simulator takes any webhook id. */
const signature = (id: string, time: string, body: Uint8Array): string =>
  createHmac('sha256', KEY)
    .update(`${id}|${time}|${crc32(body)}`)
    .digest('base64');

export function sign(id: string, time: string, origin: string, body: Uint8Array): Transmission {
  return {
    transmission_id: id,
    transmission_time: time,
    cert_url: `${origin}/v1/notifications/certs/CERT-LOCAL`,
    auth_algo: 'SHA256withRSA',
    transmission_sig: signature(id, time, body),
  };
}

/** The headers of a webhook call. */
export const headersOf = (transmission: Transmission): Record<string, string> => ({
  'paypal-transmission-id': transmission.transmission_id,
  'paypal-transmission-time': transmission.transmission_time,
  'paypal-cert-url': transmission.cert_url,
  'paypal-auth-algo': transmission.auth_algo,
  'paypal-transmission-sig': transmission.transmission_sig,
});

/**
 * Whether a body was signed here. `request` is the text of the question, whose last member is `webhook_event`: the event
 * counts byte for byte, as it was sent.
 */
export function isGenuine(question: Transmission, request: string): boolean {
  const [, event = ''] = /"webhook_event"\s*:\s*([\s\S]*)\}\s*$/.exec(request) ?? [];
  const { transmission_id: id, transmission_time: time, transmission_sig: said } = question;
  const wanted = Buffer.from(signature(id, time, Buffer.from(event)));
  const given = Buffer.from(said);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
