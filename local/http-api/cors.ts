import { z } from 'zod';
import type { HttpRequest, HttpResponse } from '../aws-service.ts';

export const corsProperties = z.object({
  AllowOrigins: z.array(z.string()).default([]),
  AllowMethods: z.array(z.string()).default([]),
  AllowHeaders: z.array(z.string()).default([]),
  ExposeHeaders: z.array(z.string()).default([]),
  AllowCredentials: z.boolean().default(false),
  MaxAge: z.number().optional(),
});
export type Cors = z.infer<typeof corsProperties>;

/** The CORS headers for a request's origin; none for an origin that is not allowed. */
export function corsHeaders(cors: Cors | null, request: HttpRequest): Record<string, string> {
  const origin = request.headers.origin;
  if (cors === null || origin === undefined) return {};
  const any = cors.AllowOrigins.includes('*');
  if (!any && !cors.AllowOrigins.includes(origin)) return {};
  return {
    'access-control-allow-origin': any ? '*' : origin,
    ...(any ? {} : { vary: 'Origin' }),
    ...(cors.AllowCredentials ? { 'access-control-allow-credentials': 'true' } : {}),
    ...(cors.ExposeHeaders.length > 0
      ? { 'access-control-expose-headers': cors.ExposeHeaders.join(',') }
      : {}),
  };
}

/** With CORS configured, API Gateway answers preflights itself, whatever the routes say. */
export function preflight(cors: Cors | null, request: HttpRequest): HttpResponse | undefined {
  const asked = request.headers['access-control-request-method'];
  if (cors === null || request.method !== 'OPTIONS' || asked === undefined) return undefined;
  const allowed = corsHeaders(cors, request);
  if (Object.keys(allowed).length === 0) return { status: 204, headers: {}, body: new Uint8Array() };
  const headers = {
    ...allowed,
    'access-control-allow-methods': cors.AllowMethods.join(','),
    'access-control-allow-headers': cors.AllowHeaders.join(','),
    ...(cors.MaxAge === undefined ? {} : { 'access-control-max-age': String(cors.MaxAge) }),
  };
  return { status: 204, headers, body: new Uint8Array() };
}
