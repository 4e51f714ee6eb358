import { CHANGE, type FunctionSpec } from './function-spec.ts';

// An HTTP API gives up after 30 s: below that the function itself still gets to log why it was slow.
const api = { group: 'api', memoryMb: 1024, timeoutSeconds: 25 } as const;

/** The functions that answer HTTP: one for each area, and what authorizes their callers. */
export const API_FUNCTIONS = {
  ClaimsApi: {
    ...api,
    entry: 'api/claims/index.ts',
    purpose: 'claims, their documents, comments and mail',
    table: {
      actions: [...CHANGE, 'BatchGetItem', 'Query', 'DeleteItem'],
      indexes: ['gsi1', 'gsi2', 'gsi3', 'gsi4'],
    },
    uses: [
      'read-documents',
      'write-quarantine',
      'write-exports',
      'make-exports',
      'send-texts',
      'link-key',
      'stripe',
    ],
  },
  StaffApi: {
    ...api,
    entry: 'api/staff/index.ts',
    purpose: 'what agents and administrators do',
    // Mail that an agent puts under a claim: up to 40 MB raw, and its attachments once more.
    memoryMb: 1536,
    table: {
      actions: ['BatchGetItem', 'GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
      indexes: ['gsi1', 'gsi2', 'gsi3', 'gsi4'],
    },
    uses: ['read-mail', 'write-quarantine', 'send-texts'],
  },
  PlansApi: {
    ...api,
    entry: 'api/plans/index.ts',
    purpose: 'the plans on sale',
    table: { actions: ['GetItem'] },
    uses: [],
  },
  EnrollmentsApi: {
    ...api,
    entry: 'api/enrollments/index.ts',
    purpose: 'plans sold: bought, paid, activated, changed, cancelled',
    table: { actions: [...CHANGE, 'Query'], indexes: ['gsi1', 'gsi2', 'gsi4'] },
    uses: ['stripe', 'read-documents', 'write-quarantine'],
  },
  DevicesApi: {
    ...api,
    entry: 'api/devices/index.ts',
    purpose: 'protected devices and their verification',
    table: {
      actions: [...CHANGE, 'Query', 'ConditionCheckItem'],
      indexes: ['gsi1', 'gsi4'],
    },
    uses: ['read-documents', 'write-quarantine'],
  },
  PartnersApi: {
    ...api,
    entry: 'api/partners/index.ts',
    purpose: 'partner companies: applications, account, people, shops nearby',
    table: {
      actions: [...CHANGE, 'Query', 'DeleteItem'],
      indexes: ['gsi1', 'gsi2', 'gsi3', 'gsi4'],
    },
    uses: ['client-ids', 'pool-ids', 'manage-members', 'link-key'],
  },
  UnitsApi: {
    ...api,
    entry: 'api/units/index.ts',
    purpose: 'products, warranted units, their registration and warranty',
    table: { actions: [...CHANGE, 'Query', 'BatchGetItem'], indexes: ['gsi1', 'gsi2', 'gsi3', 'gsi4'] },
    uses: ['read-documents', 'write-quarantine', 'write-exports'],
  },
  SupportApi: {
    ...api,
    entry: 'api/support/index.ts',
    purpose: 'the knowledge base, support tickets, and the words that the team keeps ready',
    table: {
      actions: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
      indexes: ['gsi1', 'gsi3'],
    },
    uses: ['read-documents', 'write-quarantine'],
  },
  CoverageApi: {
    ...api,
    entry: 'api/coverage/index.ts',
    purpose:
      'rulebook, catalogue and price tables, their versions, and what they would have made of the past',
    table: { actions: ['GetItem', 'PutItem', 'Query'], indexes: ['gsi3'] },
    uses: [],
  },
  AccountApi: {
    ...api,
    entry: 'api/account/index.ts',
    purpose: 'the signed-in person, users and companies, brand, configuration',
    table: { actions: [...CHANGE, 'Query', 'DeleteItem'], indexes: ['gsi1', 'gsi3'] },
    uses: ['client-ids', 'pool-ids', 'manage-people', 'change-members', 'send-texts'],
  },
  RmasApi: {
    ...api,
    entry: 'api/rmas/index.ts',
    purpose: 'units that dealers send back, and what becomes of each',
    table: {
      actions: [...CHANGE, 'Query', 'DeleteItem', 'BatchGetItem'],
      indexes: ['gsi1', 'gsi2', 'gsi3', 'gsi4'],
    },
    uses: ['read-documents', 'write-exports'],
  },
  LinksApi: {
    ...api,
    entry: 'api/links/index.ts',
    purpose: 'answers given by a link in a mail',
    table: { actions: [...CHANGE, 'Query', 'DeleteItem'], indexes: ['gsi1'] },
    uses: [],
  },
  Authorizer: {
    ...api,
    entry: 'api/authorizer/index.ts',
    purpose: 'authenticates the bearer of an access token',
    memoryMb: 512,
    timeoutSeconds: 10,
    uses: ['origin-key', 'pool-ids', 'client-ids'],
  },
  OriginAuthorizer: {
    ...api,
    entry: 'api/origin-authorizer/index.ts',
    purpose: 'lets requests that need no sign-in come through the distribution only',
    memoryMb: 512,
    timeoutSeconds: 10,
    uses: ['origin-key'],
  },
} as const satisfies Record<string, FunctionSpec>;
