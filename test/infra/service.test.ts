import { beforeAll, describe, expect, it } from 'vitest';
import { readTemplate, type Template } from '../assembly.ts';
import { read } from '../docs/pages.ts';
import { resourcesOf } from './statements.ts';

let service: Template;
beforeAll(async () => {
  service = await readTemplate('ClaimflowService');
});

const propertiesOf = (type: string) => resourcesOf(service, type).map(([, { Properties }]) => Properties);

describe('the table’s stream', () => {
  const mappings = () => propertiesOf('AWS::Lambda::EventSourceMapping');

  it('has exactly two consumers: DynamoDB feeds no more', () => {
    expect(mappings().map(({ FunctionName }) => JSON.stringify(FunctionName))).toEqual([
      expect.stringContaining('Callbacks'),
      expect.stringContaining('SendMail'),
    ]);
  });

  it('is filtered for each', () => {
    expect(mappings().map(({ FilterCriteria }) => filterOf(FilterCriteria))).toEqual([
      { dynamodb: { NewImage: { entity: { S: ['question', 'run'] }, deliver: { S: ['pending'] } } } },
      { dynamodb: { NewImage: { entity: { S: ['message'] }, sendState: { S: ['queued'] } } } },
    ]);
  });

  it('is not blocked by a record that always fails', () => {
    for (const mapping of mappings()) {
      expect(mapping).toMatchObject({
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 10,
        MaximumRecordAgeInSeconds: 6 * 3600,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        DestinationConfig: { OnFailure: { Destination: expect.anything() } },
      });
    }
  });
});

function filterOf(criteria: unknown): unknown {
  const { Filters } = criteria as { Filters: readonly { Pattern: string }[] };
  return JSON.parse(Filters[0]?.Pattern ?? 'null');
}

describe('dead-letter queues', () => {
  it('are encrypted, keep 14 days and refuse plain HTTP', () => {
    const queues = propertiesOf('AWS::SQS::Queue');
    expect(queues).toHaveLength(2);
    for (const queue of queues) {
      expect(queue).toMatchObject({ SqsManagedSseEnabled: true, MessageRetentionPeriod: 14 * 86_400 });
    }
    for (const policy of propertiesOf('AWS::SQS::QueuePolicy')) {
      expect(JSON.stringify(policy)).toContain('"aws:SecureTransport":"false"');
    }
  });
});

describe('user pools', () => {
  it('make accounts by hand only, and staff need a second factor', () => {
    const pools = propertiesOf('AWS::Cognito::UserPool');
    expect(pools.map(({ MfaConfiguration }) => MfaConfiguration)).toEqual(['OPTIONAL', 'ON']);
    for (const pool of pools) {
      expect(pool).toMatchObject({
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
        DeletionProtection: 'ACTIVE',
        EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
        LambdaConfig: { CustomMessage: expect.anything() },
        UsernameAttributes: ['email'],
      });
    }
  });

  it('give access for a working day, without telling who has an account', () => {
    for (const client of propertiesOf('AWS::Cognito::UserPoolClient')) {
      expect(client).toMatchObject({
        AccessTokenValidity: 480,
        TokenValidityUnits: { AccessToken: 'minutes' },
        PreventUserExistenceErrors: 'ENABLED',
        ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      });
    }
  });
});

describe('inbound mail', () => {
  it('is scanned, stored, then handed over without waiting', () => {
    const [rule] = propertiesOf('AWS::SES::ReceiptRule').map(({ Rule }) => Rule as Record<string, unknown>);
    expect(rule).toMatchObject({ Enabled: true, ScanEnabled: true, Recipients: ['claimflow.example'] });
    expect(rule?.Actions).toEqual([
      { S3Action: { BucketName: expect.anything() } },
      { LambdaAction: { FunctionArn: expect.anything(), InvocationType: 'Event' } },
    ]);
  });

  it('waits for a documented command: the stack does not seize the account’s active rule set', () => {
    expect(service.Outputs.ActivateReceiptRuleSetCommand?.Value).toBe(
      'aws ses set-active-receipt-rule-set --rule-set-name claimflow --region us-east-1',
    );
  });
});

describe('outbound mail', () => {
  it('reports to EventBridge what the feedback function is told of', () => {
    const [destination] = propertiesOf('AWS::SES::ConfigurationSetEventDestination');
    expect(destination?.EventDestination).toMatchObject({
      Enabled: true,
      EventBridgeDestination: { EventBusArn: expect.anything() },
      MatchingEventTypes: ['delivery', 'bounce', 'complaint', 'reject', 'deliveryDelay', 'renderingFailure'],
    });
  });
});

describe('rules', () => {
  it('reconcile every 15 minutes, look at payouts once a day, inspect what was scanned, record what became of mail', () => {
    const rules = propertiesOf('AWS::Events::Rule');
    expect(rules.map(({ ScheduleExpression }) => ScheduleExpression).filter(Boolean)).toEqual([
      'rate(15 minutes)',
      'rate(1 day)',
    ]);
    expect(rules).toContainEqual(
      expect.objectContaining({
        EventPattern: expect.objectContaining({
          source: ['aws.guardduty'],
          'detail-type': ['GuardDuty Malware Protection Object Scan Result'],
        }),
      }),
    );
    expect(rules).toContainEqual(
      expect.objectContaining({ EventPattern: expect.objectContaining({ source: ['aws.ses'] }) }),
    );
  });

  it('pay fees on the 15th at 09:00 in the payout time zone, told the time that was due', () => {
    expect(propertiesOf('AWS::Scheduler::Schedule')).toMatchObject([
      {
        ScheduleExpression: 'cron(0 9 15 * ? *)',
        ScheduleExpressionTimezone: 'America/New_York',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: {
          Input: '{"scheduledTime":"<aws.scheduler.scheduled-time>"}',
          DeadLetterConfig: { Arn: expect.anything() },
        },
      },
    ]);
  });

  it('keep what could not be delivered', () => {
    for (const { Targets } of propertiesOf('AWS::Events::Rule')) {
      expect(Targets).toEqual([expect.objectContaining({ DeadLetterConfig: { Arn: expect.anything() } })]);
    }
  });
});

describe('alarms', () => {
  it('are told in the runbook, each by its name', () => {
    const told = [...read('docs/runbook.md').matchAll(/^\| ((?:`[\w-]+`(?:, )?)+) \|/gm)]
      .flatMap(([, names = '']) => [...names.matchAll(/`([\w-]+)`/g)].map(([, name = '']) => name))
      .filter((name) => /^(DeadLetters|Workflows|Steps|Api|Functions|Stillness)/.test(name));
    const there = resourcesOf(service, 'AWS::CloudWatch::Alarm').map(([id]) =>
      id.replace(/^Monitoring/, '').slice(0, -8),
    );
    expect(told.map((name) => name.replaceAll('-', '')).sort()).toEqual(there.sort());
  });

  it('add up what steps count themselves, by the names that the functions are told to count under', () => {
    const [steps] = propertiesOf('AWS::CloudWatch::Alarm').filter(({ AlarmDescription }) =>
      String(AlarmDescription).startsWith('a step of a workflow failed'),
    );
    const counted = (MetricName: string) => ({
      MetricStat: {
        Metric: { MetricName, Namespace: 'Claimflow', Dimensions: [{ Name: 'service', Value: 'claimflow' }] },
      },
    });
    for (const name of ['StepsFailed', 'ClaimsParked'])
      expect(steps?.Metrics).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ MetricStat: expect.objectContaining(counted(name).MetricStat) }),
        ]),
      );
    for (const { Environment } of propertiesOf('AWS::Lambda::Function'))
      expect(Environment).toMatchObject({
        Variables: { POWERTOOLS_SERVICE_NAME: 'claimflow', POWERTOOLS_METRICS_NAMESPACE: 'Claimflow' },
      });
  });

  it('stand for every kind of trouble, and ring at the first', () => {
    const alarms = propertiesOf('AWS::CloudWatch::Alarm').filter(
      ({ MetricName }) => MetricName !== 'Invocations',
    );
    // Of a kind with more than ten functions there are several: one alarm adds up no more.
    expect(new Set(alarms.map(({ AlarmDescription }) => AlarmDescription)).size).toBe(6);
    for (const alarm of alarms) {
      expect(alarm).toMatchObject({
        Threshold: 0,
        ComparisonOperator: 'GreaterThanThreshold',
        TreatMissingData: 'notBreaching',
        AlarmActions: [{ Ref: expect.stringContaining('Topic') }],
        OKActions: [{ Ref: expect.stringContaining('Topic') }],
      });
    }
  });

  it('ring too when nothing happens at all: the reconcile is called as often as its schedule says', () => {
    const [rule] = propertiesOf('AWS::Events::Rule').filter(({ Targets }) =>
      JSON.stringify(Targets).includes('Reconcile'),
    );
    expect(rule).toMatchObject({ ScheduleExpression: 'rate(15 minutes)' });
    const [stillness] = propertiesOf('AWS::CloudWatch::Alarm').filter(
      ({ MetricName }) => MetricName === 'Invocations',
    );
    expect(stillness).toMatchObject({
      Dimensions: [{ Name: 'FunctionName', Value: { Ref: expect.stringContaining('Reconcile') } }],
      Period: 900,
      EvaluationPeriods: 3,
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
      AlarmActions: [{ Ref: expect.stringContaining('Topic') }],
    });
  });
});
