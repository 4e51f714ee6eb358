import { RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CfnLoggingConfiguration, CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { plainArnOf } from './edge-log.ts';

/** Requests per address in five minutes. An office or a shop shares one address: a busy one must stay below. */
const LIMITS = {
  /** Everything, the portal's files and the polling of open pages included. */
  everything: 3_000,
  /** Links from mail, which are credentials: nobody opens hundreds. */
  links: 300,
  /** What anybody may write without signing in. */
  publicWrites: 60,
} as const;

/** Paths of {@link LIMITS}'s public writes, as the API's description names them. */
const PUBLIC_WRITES = ['/api/enrollments', '/api/partners/applications'] as const;

/** Of AWS's rule groups: what attacks everybody. */
const MANAGED = [
  // Bodies above 8 kB are claims with much to tell; the API has limits of its own, field by field.
  { name: 'AWSManagedRulesCommonRuleSet', onlyCounted: ['SizeRestrictions_BODY'] },
  { name: 'AWSManagedRulesKnownBadInputsRuleSet', onlyCounted: [] },
  { name: 'AWSManagedRulesAmazonIpReputationList', onlyCounted: [] },
] as const;

/**
 * The web ACL before the distribution. What it blocked is logged without path, query and credentials, and it keeps no
 * samples of requests: a path below `/c/` is a usable link.
 */
export class WebFirewall extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const acl = new CfnWebACL(this, 'Acl', {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: visibleAs('claimflow'),
      rules: [...rateRules(), ...managedRules()].map((rule, priority) => ({
        ...rule,
        priority,
        visibilityConfig: visibleAs(rule.name),
      })),
    });
    this.arn = acl.attrArn;
    this.logBlocked();
  }

  private logBlocked(): void {
    // The prefix is WAF's condition for a log group.
    const log = new LogGroup(this, 'Log', {
      logGroupName: 'aws-waf-logs-claimflow',
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: this.arn,
      logDestinationConfigs: [plainArnOf(log)],
      redactedFields: [
        { uriPath: {} },
        { queryString: {} },
        { singleHeader: { Name: 'authorization' } },
        { singleHeader: { Name: 'cookie' } },
        { singleHeader: { Name: 'referer' } },
      ],
      loggingFilter: {
        DefaultBehavior: 'DROP',
        Filters: [
          {
            Behavior: 'KEEP',
            Requirement: 'MEETS_ANY',
            Conditions: [{ ActionCondition: { Action: 'BLOCK' } }],
          },
        ],
      },
    });
  }
}

type Rule = Omit<CfnWebACL.RuleProperty, 'priority' | 'visibilityConfig'>;

const visibleAs = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  cloudWatchMetricsEnabled: true,
  metricName,
  sampledRequestsEnabled: false,
});

function rateRules(): Rule[] {
  const rule = (name: string, limit: number, scope?: CfnWebACL.StatementProperty): Rule => ({
    name,
    action: { block: { customResponse: { responseCode: 429 } } },
    statement: {
      rateBasedStatement: {
        limit,
        evaluationWindowSec: 300,
        aggregateKeyType: 'IP',
        ...(scope && { scopeDownStatement: scope }),
      },
    },
  });
  const writes: CfnWebACL.StatementProperty = {
    andStatement: {
      statements: [method('POST'), { orStatement: { statements: PUBLIC_WRITES.map((path) => at(path)) } }],
    },
  };
  return [
    rule('public-writes', LIMITS.publicWrites, writes),
    rule('links', LIMITS.links, at('/c/', 'STARTS_WITH')),
    rule('everything', LIMITS.everything),
  ];
}

const at = (path: string, how: 'EXACTLY' | 'STARTS_WITH' = 'EXACTLY'): CfnWebACL.StatementProperty => ({
  byteMatchStatement: {
    fieldToMatch: { uriPath: {} },
    positionalConstraint: how,
    searchString: path,
    // The API's routes are matched decoded.
    textTransformations: [{ priority: 0, type: 'URL_DECODE' }],
  },
});

const method = (name: string): CfnWebACL.StatementProperty => ({
  byteMatchStatement: {
    fieldToMatch: { method: {} },
    positionalConstraint: 'EXACTLY',
    searchString: name,
    textTransformations: [{ priority: 0, type: 'NONE' }],
  },
});

const managedRules = (): Rule[] =>
  MANAGED.map(({ name, onlyCounted }) => ({
    name,
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: 'AWS',
        name,
        ruleActionOverrides: onlyCounted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
      },
    },
  }));
