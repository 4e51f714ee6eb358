import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import { PROJECT_ROOT } from './content-key.ts';

/**
 * Lambda hands a function its role's credentials in environment variables, always. The SDK's default chain looks there
 * first, but brings the clients of STS, SSO and sign-in for the places it would look next: a fifth of a small bundle, read
 * at every cold start and never run.
 */
export function credentialsFromEnvironment(): Plugin {
  return {
    name: 'credentials-from-environment',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, () => ({
        path: 'credential-provider-node',
        namespace: 'environment-only',
      }));
      onLoad({ filter: /.*/, namespace: 'environment-only' }, () => ({
        contents: "export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';",
        resolveDir: join(PROJECT_ROOT, 'node_modules', '@aws-sdk', 'client-dynamodb'),
      }));
    },
  };
}
