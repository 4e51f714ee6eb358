import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  type Alarm,
  AlarmWidget,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  type IMetric,
  MathExpression,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledgements.ts';
import type { FunctionGroup } from '../function-spec.ts';
import type { ServiceFunction } from './service-function.ts';

export interface MonitoringProps {
  /** Is asked to confirm, then mailed what rings. */
  readonly mailTo?: string;
  readonly api: HttpApi;
  readonly machines: readonly { readonly name: string; readonly machine: StateMachine }[];
  readonly deadLetters: readonly IQueue[];
  readonly functions: readonly { readonly group: FunctionGroup; readonly service: ServiceFunction }[];
  /** Is called on a schedule, whatever else happens. */
  readonly heartbeat: { readonly service: ServiceFunction; readonly every: Duration };
}

const PERIOD = Duration.minutes(5);
/** The heartbeat may fail to come twice: a schedule is late now and then. */
const MISSED_BEATS = 3;
/** CloudWatch adds up no more in one alarm. */
const MOST_METRICS = 10;
const GROUPS: readonly FunctionGroup[] = [
  'api',
  'workflow',
  'plan-workflow',
  'rma-workflow',
  'payout-workflow',
  'event',
];

/** Steps throw as a way through their machine, so Lambda's own count of errors says nothing of them. */
const ALARMED_GROUPS: readonly FunctionGroup[] = ['api', 'event'];

/** What the functions count themselves, in their logs. */
const counted = (metricName: string): Metric =>
  new Metric({
    namespace: 'Claimflow',
    metricName,
    dimensionsMap: { service: 'claimflow' },
    statistic: 'Sum',
    period: PERIOD,
  });

/** Alarms in aggregate, one per kind of trouble: what to look at next is on the dashboard. */
export class Monitoring extends Construct {
  private readonly alarms: Alarm[] = [];
  private readonly topic: Topic;

  constructor(scope: Construct, id: string, props: MonitoringProps) {
    super(scope, id);
    this.topic = this.createTopic(props.mailTo);
    this.alarm('DeadLetters', 'something could not be delivered: see the dead-letter queues', [
      ...props.deadLetters.map((queue) => queue.metricApproximateNumberOfMessagesVisible({ period: PERIOD })),
    ]);
    this.alarmsOver(
      'Workflows',
      'an execution failed, timed out or was aborted: reconcile parks its claim, or starts the next run',
      props.machines.flatMap(({ machine }) => [
        machine.metricFailed({ period: PERIOD }),
        machine.metricTimedOut({ period: PERIOD }),
        machine.metricAborted({ period: PERIOD }),
      ]),
    );
    this.alarm('Api', 'the API answered 5xx', [
      props.api.metricServerError({ period: PERIOD, statistic: 'Sum' }),
    ]);
    this.alarm(
      'Steps',
      'a step of a workflow failed, or a claim was parked before an agent because one did',
      ['StepsFailed', 'ClaimsParked'].map(counted),
    );
    for (const group of ALARMED_GROUPS) {
      const members = props.functions.filter((candidate) => candidate.group === group);
      const errors = members.map(({ service }) => service.function.metricErrors({ period: PERIOD }));
      this.alarmsOver(`Functions-${group}`, `a function of the group "${group}" failed`, errors);
    }
    this.heartbeat(props.heartbeat);
    this.dashboard(props);
  }

  /** What every alarm tells, when it rings and when all is well again; whoever is to be called subscribes to it. */
  private createTopic(mailTo: string | undefined): Topic {
    const topic = new Topic(this, 'Topic', { enforceSSL: true });
    acknowledge(topic, 'SNS2', 'alarms hold no data, and CloudWatch may not use the key SNS has of its own');
    if (mailTo !== undefined) topic.addSubscription(new EmailSubscription(mailTo));
    return topic;
  }

  /** As many alarms over sums of metrics as they need; CloudWatch adds up at most ten. */
  private alarmsOver(id: string, description: string, metrics: readonly IMetric[]): void {
    for (let from = 0; from < metrics.length; from += MOST_METRICS) {
      const part = from === 0 ? '' : `-${from / MOST_METRICS + 1}`;
      this.alarm(`${id}${part}`, description, metrics.slice(from, from + MOST_METRICS));
    }
  }

  /** An alarm over the sum of at most ten metrics. */
  private alarm(id: string, description: string, metrics: readonly IMetric[]): void {
    if (metrics.length > MOST_METRICS)
      throw new Error(
        `alarm ${id} would add up ${metrics.length} metrics, CloudWatch allows ${MOST_METRICS}`,
      );
    const named = Object.fromEntries(metrics.map((metric, index) => [`m${index}`, metric]));
    const sum = new MathExpression({
      expression: Object.keys(named).join('+'),
      usingMetrics: named,
      period: PERIOD,
      label: id,
    });
    this.ring(
      sum.createAlarm(this, id, {
        alarmDescription: description,
        threshold: 0,
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        evaluationPeriods: 1,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }),
    );
  }

  /** Rings when nothing happens: every other alarm is silent then. */
  private heartbeat({ service, every }: MonitoringProps['heartbeat']): void {
    this.ring(
      service.function.metricInvocations({ period: every, statistic: 'Sum' }).createAlarm(this, 'Stillness', {
        alarmDescription:
          'the reconcile is not called: schedules stand still, and with them every safety net',
        threshold: 1,
        comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
        evaluationPeriods: MISSED_BEATS,
        treatMissingData: TreatMissingData.BREACHING,
      }),
    );
  }

  private ring(alarm: Alarm): void {
    const tell = new SnsAction(this.topic);
    alarm.addAlarmAction(tell);
    alarm.addOkAction(tell);
    this.alarms.push(alarm);
  }

  private dashboard({ api, machines, functions }: MonitoringProps): void {
    const board = new Dashboard(this, 'Dashboard', { defaultInterval: Duration.days(1) });
    board.addWidgets(
      ...this.alarms.map((alarm) => new AlarmWidget({ alarm, title: alarm.node.id, width: 8 })),
    );
    board.addWidgets(
      new GraphWidget({
        title: 'API',
        width: 12,
        left: [
          api.metricCount({ period: PERIOD }),
          api.metricClientError({ period: PERIOD }),
          api.metricServerError({ period: PERIOD }),
        ],
        right: [
          api.metricLatency({ period: PERIOD, statistic: 'p50' }),
          api.metricLatency({ period: PERIOD, statistic: 'p99' }),
        ],
      }),
      ...machines.map(
        ({ name, machine }) =>
          new GraphWidget({
            title: `Executions: ${name}`,
            width: 12,
            left: [
              machine.metricStarted({ period: PERIOD }),
              machine.metricSucceeded({ period: PERIOD }),
              machine.metricFailed({ period: PERIOD }),
            ],
          }),
      ),
    );
    board.addWidgets(
      ...GROUPS.map(
        (group) =>
          new GraphWidget({
            title: `Duration: ${group}`,
            width: 8,
            left: functions
              .filter((candidate) => candidate.group === group)
              .map(({ service }) =>
                service.function.metricDuration({ period: PERIOD, statistic: 'p99', label: service.node.id }),
              ),
          }),
      ),
    );
  }
}
