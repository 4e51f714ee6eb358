import { randomBytes } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { AwsCaller, HttpRequest, HttpResponse, RpcService } from '../aws-service.ts';
import type { Clock } from '../clock.ts';
import type { DataFolder } from '../data-folder.ts';
import type { ResourceProvider } from '../resource-provider.ts';
import type { Outgoing } from '../ses/sending.ts';
import { uuidOf } from '../uuid.ts';
import { administrationOperations } from './administration.ts';
import type { MessageDoors } from './messages.ts';
import { ownAccountOperations } from './own-account.ts';
import { cognitoResources } from './pools.ts';
import { signInOperations } from './sign-in.ts';
import { Tokens } from './tokens.ts';
import { UserStore } from './user-store.ts';

export interface CognitoDependencies {
  readonly folder: DataFolder;
  readonly clock: Clock;
  /** Bytes for ids, codes and temporary passwords; seeded in a simulation. Keys and salts never come from here. */
  readonly random?: (size: number) => Uint8Array;
  readonly call: AwsCaller;
  /** Sends a mail as AWS itself (SES's `deliver`). */
  readonly sendMail: (mail: Outgoing) => Promise<unknown>;
  /** Sends a text message as AWS itself. */
  readonly sendText: (text: { to: string; text: string }) => Promise<void>;
}

export interface Cognito {
  readonly service: RpcService;
  readonly providers: readonly ResourceProvider[];
  /** Answers `GET /<poolId>/.well-known/jwks.json`; undefined for anything else. */
  jwks(request: HttpRequest): HttpResponse | undefined;
}

function messageDoors(deps: CognitoDependencies): MessageDoors {
  return {
    call: deps.call,
    sendText: deps.sendText,
    async sendMail({ from, to, subject, html }) {
      const raw = await new MailComposer({ from, to, subject, html }).compile().build();
      const source = /<([^>]+)>/.exec(from)?.[1] ?? from;
      await deps.sendMail({ raw, source, recipients: [to.toLowerCase()], configurationSet: null, tags: {} });
    },
  };
}

/** User pools: the sign-in of people, without MFA (the one listed difference). */
export function createCognito(deps: CognitoDependencies): Cognito {
  const random = deps.random ?? randomBytes;
  const pools = cognitoResources();
  const store = new UserStore(deps.folder);
  const now = () => deps.clock.now();
  const newId = () => uuidOf(random(16));
  const newCode = () => String(Buffer.from(random(4)).readUInt32BE() % 1_000_000).padStart(6, '0');
  const tokens = new Tokens({ store, now, newId, inMemory: deps.folder.path === null });
  const shared = { store, pools, tokens, now, newId, doors: messageDoors(deps), newCode, random };
  return {
    service: {
      protocol: 'json-1.1',
      signingName: 'cognito-idp',
      target: 'AWSCognitoIdentityProviderService',
      operations: {
        ...signInOperations(shared),
        ...ownAccountOperations(shared),
        ...administrationOperations(shared),
      },
    },
    providers: [pools.provider],
    jwks(request) {
      const pool = pools.find(/^\/([^/]+)\/\.well-known\/jwks\.json$/.exec(request.path)?.[1] ?? '');
      if (request.method !== 'GET' || pool === undefined) return undefined;
      const body = Buffer.from(JSON.stringify(tokens.jwks(pool)));
      const headers = { 'content-type': 'application/json', 'cache-control': 'public, max-age=86400' };
      return { status: 200, headers, body };
    },
  };
}
