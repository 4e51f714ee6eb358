import type { HttpResponse } from '../aws-service.ts';
import type { Html } from './html.ts';

/** What is wrong with one field of a request. */
export interface Fault {
  readonly path: string;
  readonly message: string;
}

/** A request the control room does not carry out; answered as a problem (RFC 9457). */
export class Refused extends Error {
  readonly status: number;
  readonly errors: readonly Fault[];

  constructor(status: number, message: string, errors: readonly Fault[] = []) {
    super(message);
    this.name = 'Refused';
    this.status = status;
    this.errors = errors;
  }
}

/** Bad input, by the field that is wrong. */
export function badField(path: string, message: string): Refused {
  return new Refused(400, 'The request is not valid.', [{ path, message }]);
}

function answer(
  status: number,
  contentType: string,
  content: string | Uint8Array,
  more: Record<string, string> = {},
): HttpResponse {
  const body = Buffer.from(content);
  const shared = {
    'content-type': contentType,
    'content-length': String(body.length),
    'cache-control': 'no-store',
  };
  return { status, headers: { ...shared, 'x-content-type-options': 'nosniff', ...more }, body };
}

export function json(content: unknown, status = 200): HttpResponse {
  return answer(status, 'application/json', JSON.stringify(content));
}

export function problem({ status, message, errors }: Refused): HttpResponse {
  const titles: Readonly<Record<number, string>> = {
    400: 'Bad Request',
    403: 'Forbidden',
    404: 'Not Found',
    405: 'Method Not Allowed',
    422: 'Unprocessable Content',
  };
  const content = { type: 'about:blank', title: titles[status] ?? 'Error', status, detail: message };
  return answer(
    status,
    'application/problem+json',
    JSON.stringify(errors.length > 0 ? { ...content, errors } : content),
  );
}

/** A page of ours: nothing from elsewhere, no inline script or style, in nobody's frame. */
export function page(content: Html): HttpResponse {
  const policy = [
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; img-src 'self'",
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  ];
  return answer(200, 'text/html; charset=utf-8', content.text, {
    'content-security-policy': policy.join('; '),
    'referrer-policy': 'same-origin',
  });
}

/** A mail's own html: no script, nothing loaded from anywhere; links open in a window of their own. */
export function mailBody(markup: string): HttpResponse {
  const policy =
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox allow-popups allow-popups-to-escape-sandbox";
  return answer(200, 'text/html; charset=utf-8', `<base target="_blank">${markup}`, {
    'content-security-policy': policy,
  });
}

export function file(contentType: string, content: string | Uint8Array): HttpResponse {
  return answer(200, contentType, content);
}

/** A file of a stranger: saved, never shown as a page of ours. The name is written as RFC 6266 has it. */
export function download(name: string, contentType: string, content: Uint8Array): HttpResponse {
  const plain = name.replace(/[^\w .()-]/g, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16)}`,
  );
  const type = /^[\w.+-]+\/[\w.+-]+$/.test(contentType) ? contentType : 'application/octet-stream';
  return answer(200, type, content, {
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
    'content-security-policy': "default-src 'none'; sandbox",
  });
}

export function seeOther(location: string): HttpResponse {
  return answer(303, 'text/plain; charset=utf-8', '', { location });
}
