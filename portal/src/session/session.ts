import { type Credentials, call, callAs } from '../api/call.ts';
import { Unreachable } from '../api/problem.ts';
import { queryClient } from '../api/query.ts';
import { Cognito, type Deployment, type Pool, SignInRefused, type Tokens } from './cognito.ts';

interface Session {
  readonly pool: Pool;
  readonly accessToken: string;
  readonly refreshToken: string;
  /** When the access token ends, by this device's clock, in milliseconds. */
  readonly endsAt: number;
}

/**
 * Where the session is kept: this tab's storage, so that reloading the page does not sign out and closing it does. Never
 * in addresses or cookies.
 */
const KEY = 'claimflow.session';

/** Renewed this long before the end, so that no call is under way with a token that ends. Milliseconds. */
const EARLY_MS = 60_000;

let session = stored();
let renewal: Promise<string | undefined> | undefined;
let deployment: Promise<Cognito> | undefined;
const listeners = new Set<() => void>();

function stored(): Session | undefined {
  const text = sessionStorage.getItem(KEY);
  return text === null ? undefined : (JSON.parse(text) as Session);
}

function become(next: Session | undefined): void {
  session = next;
  if (next) sessionStorage.setItem(KEY, JSON.stringify(next));
  else sessionStorage.removeItem(KEY);
  for (const tell of listeners) tell();
}

/** For `useSyncExternalStore`. */
export const sessionStore = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  isSignedIn: (): boolean => session !== undefined,
};

/** Where this deployment signs people in; asked once. Throws Unreachable. */
export function cognito(): Promise<Cognito> {
  deployment ??= fetch('/config.json')
    .then(async (response) => new Cognito((await response.json()) as Deployment))
    .catch((error: unknown) => {
      deployment = undefined;
      throw new Unreachable('The service cannot be reached.', { cause: error });
    });
  return deployment;
}

/** Keeps the tokens of a finished sign-in. */
export function signedIn(pool: Pool, { accessToken, refreshToken = '', lifeSeconds }: Tokens): void {
  queryClient.clear();
  become({ pool, accessToken, refreshToken, endsAt: Date.now() + lifeSeconds * 1000 });
}

/** Forgets everything at once, here; and tells Cognito, which may fail without harm: the token ends by itself. */
export async function signOut(): Promise<void> {
  const left = session;
  become(undefined);
  queryClient.clear();
  if (!left) return;
  await cognito()
    .then((pools) => pools.revoke(left.pool, left.refreshToken))
    .catch(() => undefined);
}

/** Ends the sign-ins of every device at once, this one's too. Throws ApiProblem and Unreachable: then nothing has ended. */
export async function signOutEverywhere(): Promise<void> {
  await call('DELETE /me/sessions', {});
  ended();
}

/** The service takes this sign-in no more. */
function ended(): void {
  become(undefined);
  queryClient.clear();
}

async function renew(): Promise<string | undefined> {
  const old = session;
  if (!old) return undefined;
  try {
    const tokens = await (await cognito()).refresh(old.pool, old.refreshToken);
    const endsAt = Date.now() + tokens.lifeSeconds * 1000;
    become({ ...old, accessToken: tokens.accessToken, endsAt });
    return tokens.accessToken;
  } catch (error) {
    if (!(error instanceof SignInRefused)) throw error;
    become(undefined);
    return undefined;
  }
}

/** One renewal at a time: a page asks for many things at once. */
function renewOnce(): Promise<string | undefined> {
  renewal ??= renew().finally(() => {
    renewal = undefined;
  });
  return renewal;
}

const credentials: Credentials = {
  token: async () =>
    session !== undefined && session.endsAt - EARLY_MS < Date.now() ? renewOnce() : session?.accessToken,
  renewed: async (refused) => (session?.accessToken === refused ? renewOnce() : session?.accessToken),
  ended,
};

callAs(credentials);
