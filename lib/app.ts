import { App, DefaultStackSynthesizer, type IStackSynthesizer, Validations } from 'aws-cdk-lib';
import { ASSET_RESOURCE_METADATA_ENABLED_CONTEXT, PATH_METADATA_ENABLE_CONTEXT } from 'aws-cdk-lib/cx-api';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { Bundles } from './bundling.ts';
import { REGION, readConfig } from './config.ts';
import { DataStack } from './stacks/data.ts';
import { PortalStack } from './stacks/portal.ts';
import { ServiceStack } from './stacks/service.ts';

export interface ClaimflowAppProps {
  readonly bundles: Bundles;
  /** The folder of the built portal. */
  readonly portal: string;
  /** Context beside what the CDK command line hands over by itself. */
  readonly context?: Readonly<Record<string, unknown>>;
  /** Where the assembly goes; the CDK command line decides it by itself. */
  readonly outdir?: string;
}

/**
 * The CDK app: three stacks, checked by CloudFormation's own rules and by cdk-nag's AwsSolutions while synthesizing.
 *
 * @throws ConfigError naming a context value that is missing or wrong
 */
export function claimflowApp({ bundles, portal, context = {}, outdir }: ClaimflowAppProps): App {
  const app = new App({
    // In the template each resource says its place in this source, and each function the folder of its code: what runs
    // the template on one machine reads both. The command line would set them by itself, `bin/synth.ts` has none.
    context: {
      ...context,
      [PATH_METADATA_ENABLE_CONTEXT]: true,
      [ASSET_RESOURCE_METADATA_ENABLED_CONTEXT]: true,
    },
    analyticsReporting: false,
    ...(outdir === undefined ? {} : { outdir }),
  });
  const config = readConfig((name) => app.node.tryGetContext(name));
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const stackProps = () => ({
    env: { region: REGION },
    // `cdk deploy` checks the bootstrap version by itself; the parameter and rule for it would only be noise.
    synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }) as IStackSynthesizer,
    terminationProtection: true,
  });
  const data = new DataStack(app, 'ClaimflowData', { ...stackProps(), config });
  const service = new ServiceStack(app, 'ClaimflowService', { ...stackProps(), config, data, bundles });
  new PortalStack(app, 'ClaimflowPortal', { ...stackProps(), config, data, service, folder: portal });
  return app;
}
