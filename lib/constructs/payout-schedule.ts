import { Duration } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

export interface PayoutScheduleProps {
  readonly target: IFunction;
  readonly deadLetters: IQueue;
  /** IANA zone in which the 15th at 09:00 is meant, summer and winter. */
  readonly timeZone: string;
}

/**
 * Calls a function on the 15th of every month at 09:00. Scheduler may call twice, and up to a minute late: the function
 * is told the time at which the schedule was due, and goes by that. The role may do these two things and no more, which
 * is why it is not the one that CDK's own target makes.
 */
export class PayoutSchedule extends Construct {
  constructor(scope: Construct, id: string, { target, deadLetters, timeZone }: PayoutScheduleProps) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com'),
      description: 'Claimflow: starts the payouts of the month',
    });
    const { functionArn } = target;
    role.addToPolicy(
      new PolicyStatement({ sid: 'Start', actions: ['lambda:InvokeFunction'], resources: [functionArn] }),
    );
    role.addToPolicy(
      new PolicyStatement({
        sid: 'DeadLetters',
        actions: ['sqs:SendMessage'],
        resources: [deadLetters.queueArn],
      }),
    );
    const schedule = new CfnSchedule(this, 'Schedule', {
      description: 'Referral fees are paid on the 15th at 09:00',
      scheduleExpression: 'cron(0 9 15 * ? *)',
      scheduleExpressionTimezone: timeZone,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: functionArn,
        roleArn: role.roleArn,
        input: '{"scheduledTime":"<aws.scheduler.scheduled-time>"}',
        deadLetterConfig: { arn: deadLetters.queueArn },
        retryPolicy: { maximumEventAgeInSeconds: Duration.hours(24).toSeconds(), maximumRetryAttempts: 185 },
      },
    });
    // A role whose policy comes later may be refused in the first minute of a stack's life.
    schedule.node.addDependency(role);
  }
}
