/**
 * What the HTTP API knows of routing: which area's function answers which first path segment, and what is public.
 * Everything finer is routed in the function, so that a new operation adds no resource to the stack.
 */

/** The header by which the API knows that a request came through the distribution, and so past the firewall. */
export const ORIGIN_KEY_HEADER = 'x-origin-key';

export type ApiArea =
  | 'ClaimsApi'
  | 'StaffApi'
  | 'PlansApi'
  | 'EnrollmentsApi'
  | 'DevicesApi'
  | 'PartnersApi'
  | 'CoverageApi'
  | 'SupportApi'
  | 'AccountApi'
  | 'UnitsApi'
  | 'RmasApi'
  | 'MoneyApi'
  | 'LinksApi'
  | 'PayPalWebhook';

/** Signed-in callers only: `ANY /api/<prefix>` and `ANY /api/<prefix>/{proxy+}` behind the authorizer. */
export const SIGNED_IN_PREFIXES: readonly { readonly prefix: string; readonly area: ApiArea }[] = [
  { prefix: 'claims', area: 'ClaimsApi' },
  { prefix: 'staff', area: 'StaffApi' },
  { prefix: 'plans', area: 'PlansApi' },
  { prefix: 'enrollments', area: 'EnrollmentsApi' },
  { prefix: 'devices', area: 'DevicesApi' },
  { prefix: 'partners', area: 'PartnersApi' },
  { prefix: 'units', area: 'UnitsApi' },
  { prefix: 'products', area: 'UnitsApi' },
  { prefix: 'kb', area: 'SupportApi' },
  { prefix: 'tickets', area: 'SupportApi' },
  { prefix: 'ready-words', area: 'SupportApi' },
  { prefix: 'mail-words', area: 'SupportApi' },
  { prefix: 'rmas', area: 'RmasApi' },
  { prefix: 'dealer-account', area: 'RmasApi' },
  { prefix: 'money', area: 'MoneyApi' },
  { prefix: 'admin', area: 'AccountApi' },
  { prefix: 'me', area: 'AccountApi' },
  { prefix: 'brand', area: 'AccountApi' },
  { prefix: 'rulebook', area: 'CoverageApi' },
  { prefix: 'catalogue', area: 'CoverageApi' },
  { prefix: 'price-tables', area: 'CoverageApi' },
];

export interface PublicRoute {
  readonly method: 'GET' | 'POST' | 'ANY';
  readonly path: string;
  readonly area: ApiArea;
  /** Who is signed in is asked all the same: it serves strangers and people we know. */
  readonly knowsCaller?: true;
  /** Why nobody has to sign in for it. */
  readonly reason: string;
}

/** An exact method and path wins over the prefixes above, so a public `GET` may stand beside its signed-in siblings. */
export const PUBLIC_ROUTES: readonly PublicRoute[] = [
  {
    method: 'GET',
    path: '/api/plans',
    area: 'PlansApi',
    reason: 'the plans on sale are read before anyone has an account',
  },
  {
    method: 'GET',
    path: '/api/plans/terms',
    area: 'PlansApi',
    reason: 'the terms of coverage are read before anyone agrees to them',
  },
  {
    method: 'POST',
    path: '/api/enrollments',
    area: 'EnrollmentsApi',
    knowsCaller: true,
    reason: 'whoever buys a first plan has no account yet; sellers and customers are known by their token',
  },
  {
    method: 'POST',
    path: '/api/enrollments/quote',
    area: 'EnrollmentsApi',
    knowsCaller: true,
    reason: 'the price is shown before anyone has an account',
  },
  {
    method: 'POST',
    path: '/api/enrollments/feedback',
    area: 'EnrollmentsApi',
    reason: 'who does not buy has no account',
  },
  {
    method: 'POST',
    path: '/api/webhooks/stripe',
    area: 'EnrollmentsApi',
    reason: 'Stripe has no account here: the signature of each event is the credential',
  },
  {
    method: 'GET',
    path: '/api/partners/applications/slots',
    area: 'PartnersApi',
    reason: 'whoever applies to become a partner has no account yet',
  },
  {
    method: 'POST',
    path: '/api/partners/applications',
    area: 'PartnersApi',
    knowsCaller: true,
    reason:
      'whoever applies to become a partner has no account yet; companies of ours are known by their token',
  },
  {
    method: 'GET',
    path: '/api/kb',
    area: 'SupportApi',
    knowsCaller: true,
    reason: 'public articles are read before anyone has an account; others by whom the token names',
  },
  {
    method: 'GET',
    path: '/api/kb/{articleId}',
    area: 'SupportApi',
    knowsCaller: true,
    reason: 'public articles are read before anyone has an account; others by whom the token names',
  },
  { method: 'GET', path: '/api/brand', area: 'AccountApi', reason: 'the sign-in page wears the brand' },
  {
    method: 'GET',
    path: '/api/openapi.json',
    area: 'AccountApi',
    reason: 'the description of the API is no secret',
  },
  {
    method: 'GET',
    path: '/config.json',
    area: 'AccountApi',
    reason: 'the portal reads it to learn where to sign in',
  },
  {
    method: 'POST',
    path: '/api/webhooks/paypal',
    area: 'PayPalWebhook',
    reason: 'PayPal signs what it sends, and is asked whether it did',
  },
  {
    method: 'ANY',
    path: '/c/{linkId}',
    area: 'LinksApi',
    reason: 'the link itself is the credential: signed, single use, expiring',
  },
];

/**
 * Answers what no route takes: what is not there is told as everything else is, by a problem document, not by the
 * gateway's own words.
 */
export const DEFAULT_AREA: ApiArea = 'AccountApi';
