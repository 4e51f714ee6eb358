import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { type EventPattern, Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { acknowledge } from '../acknowledgements.ts';
import type { Bundles } from '../bundling.ts';
import type { ClaimflowConfig } from '../config.ts';
import { AreaApi } from '../constructs/area-api.ts';
import { AslStateMachine } from '../constructs/asl-state-machine.ts';
import { InboundMail } from '../constructs/inbound-mail.ts';
import { Monitoring } from '../constructs/monitoring.ts';
import { FEEDBACK_EVENTS, OutboundMail } from '../constructs/outbound-mail.ts';
import { PayoutSchedule } from '../constructs/payout-schedule.ts';
import { ServiceFunction } from '../constructs/service-function.ts';
import { consumeTableStream } from '../constructs/table-stream.ts';
import { UserPools } from '../constructs/user-pools.ts';
import { type FunctionSpec, MACHINES, type MachineName } from '../function-spec.ts';
import { FUNCTION_NAMES, FUNCTIONS, type FunctionName } from '../functions.ts';
import type { DataStack } from './data.ts';
import { FunctionCapabilities } from './function-capabilities.ts';

export interface ServiceStackProps extends StackProps {
  readonly config: ClaimflowConfig;
  readonly data: DataStack;
  readonly bundles: Bundles;
}

const RECONCILE_EVERY = Duration.minutes(15);

/** Everything that runs: API, functions, the claim workflow, mail, schedules, sign-in. It holds no state but accounts. */
export class ServiceStack extends Stack {
  private readonly config: ClaimflowConfig;
  private readonly data: DataStack;
  private readonly functions = new Map<FunctionName, ServiceFunction>();
  private readonly asyncDeadLetters: Queue;
  private readonly streamDeadLetters: Queue;
  private readonly pools: UserPools;
  private readonly outbound: OutboundMail;
  private readonly machines = new Map<MachineName, AslStateMachine>();
  /** Where the API answers: the host of its own address, which only the distribution may use. */
  readonly apiHost: string;

  constructor(scope: Construct, id: string, props: ServiceStackProps) {
    super(scope, id, props);
    this.config = props.config;
    this.data = props.data;
    this.asyncDeadLetters = this.deadLetterQueue('AsyncDeadLetters');
    this.streamDeadLetters = this.deadLetterQueue('StreamDeadLetters');
    acknowledge(
      this.streamDeadLetters,
      'SQS3',
      'it is a dead-letter queue itself, of the two stream consumers',
    );
    this.createFunctions(props.bundles);
    this.pools = new UserPools(this, 'UserPools', { messages: this.fn('CustomizeMessage').function });
    this.outbound = new OutboundMail(this, 'OutboundMail', { domain: props.config.domain });
    for (const name of MACHINES) this.machines.set(name, this.createWorkflow(name));
    this.bindCapabilities();
    const api = this.createApi();
    this.apiHost = `${api.api.apiId}.execute-api.${this.region}.${this.urlSuffix}`;
    const inbound = this.createInboundMail();
    this.consumeStream();
    this.createRules();
    new Monitoring(this, 'Monitoring', {
      ...(props.config.alarmEmail !== undefined && { mailTo: props.config.alarmEmail }),
      api: api.api,
      machines: [...this.machines].map(([name, { machine }]) => ({ name, machine })),
      deadLetters: [this.asyncDeadLetters, this.streamDeadLetters],
      functions: [...this.functions].map(([name, service]) => ({ group: FUNCTIONS[name].group, service })),
      heartbeat: { service: this.fn('Reconcile'), every: RECONCILE_EVERY },
    });
    this.printOutputs(api, inbound);
  }

  private fn(name: FunctionName): ServiceFunction {
    const found = this.functions.get(name);
    if (found === undefined) throw new Error(`function ${name} is not deployed in this configuration`);
    return found;
  }

  private deadLetterQueue(id: string): Queue {
    return new Queue(this, id, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
  }

  private createFunctions(bundles: Bundles): void {
    const { portalUrl, domain, sender, uploadMaxBytes, logLevel, demoData, payoutTimeZone } = this.config;
    const environment = {
      PORTAL_URL: portalUrl,
      MAIL_DOMAIN: domain,
      CLAIMS_ADDRESS: sender,
      PAYOUT_TIME_ZONE: payoutTimeZone,
      UPLOAD_MAX_BYTES: String(uploadMaxBytes),
      POWERTOOLS_SERVICE_NAME: 'claimflow',
      POWERTOOLS_METRICS_NAMESPACE: 'Claimflow',
      POWERTOOLS_LOG_LEVEL: logLevel,
    };
    for (const name of FUNCTION_NAMES) {
      const spec: FunctionSpec = FUNCTIONS[name];
      if (spec.demoOnly && !demoData) continue;
      const deadLetters = spec.group === 'event' ? { deadLetters: this.asyncDeadLetters } : {};
      this.functions.set(
        name,
        new ServiceFunction(this, name, { spec, code: bundles[name].folder, environment, ...deadLetters }),
      );
    }
  }

  private machine(name: MachineName): StateMachine {
    const found = this.machines.get(name);
    if (found === undefined) throw new Error(`there is no machine ${name}`);
    return found.machine;
  }

  private createWorkflow(name: MachineName): AslStateMachine {
    const steps = [...this.functions].filter(([step]) => (FUNCTIONS[step] as FunctionSpec).machine === name);
    return new AslStateMachine(this, name.charAt(0).toUpperCase() + name.slice(1), {
      definitionFile: `statemachines/${name}.asl.json`,
      functions: Object.fromEntries(steps.map(([step, service]) => [step, service.function])),
    });
  }

  private bindCapabilities(): void {
    const { config, data, outbound, pools } = this;
    const machine = (name: MachineName): StateMachine => this.machine(name);
    const fn = (name: FunctionName): ServiceFunction => this.fn(name);
    const capabilities = new FunctionCapabilities(this, { config, data, outbound, pools, machine, fn });
    for (const [name, service] of this.functions) {
      const { table, uses }: FunctionSpec = FUNCTIONS[name];
      if (table !== undefined) service.bindTable(this.data.table, table);
      for (const capability of uses) capabilities.bind(capability, service);
    }
  }

  private createApi(): AreaApi {
    return new AreaApi(this, 'Api', {
      authorizer: this.fn('Authorizer').function,
      originAuthorizer: this.fn('OriginAuthorizer').function,
      areas: {
        ClaimsApi: this.fn('ClaimsApi').function,
        StaffApi: this.fn('StaffApi').function,
        PlansApi: this.fn('PlansApi').function,
        EnrollmentsApi: this.fn('EnrollmentsApi').function,
        DevicesApi: this.fn('DevicesApi').function,
        PartnersApi: this.fn('PartnersApi').function,
        UnitsApi: this.fn('UnitsApi').function,
        CoverageApi: this.fn('CoverageApi').function,
        SupportApi: this.fn('SupportApi').function,
        AccountApi: this.fn('AccountApi').function,
        RmasApi: this.fn('RmasApi').function,
        MoneyApi: this.fn('MoneyApi').function,
        LinksApi: this.fn('LinksApi').function,
        PayPalWebhook: this.fn('PayPalWebhook').function,
      },
    });
  }

  private createInboundMail(): InboundMail {
    return new InboundMail(this, 'InboundMail', {
      domain: this.config.domain,
      bucket: this.data.mail,
      receiver: this.fn('ReceiveMail').function,
    });
  }

  private consumeStream(): void {
    const stream = { table: this.data.table, deadLetters: this.streamDeadLetters };
    consumeTableStream({
      ...stream,
      consumer: this.fn('SendMail'),
      newImage: { entity: ['message'], sendState: ['queued'] },
    });
    consumeTableStream({
      ...stream,
      consumer: this.fn('Callbacks'),
      newImage: { entity: ['question', 'run'], deliver: ['pending'] },
    });
  }

  private createRules(): void {
    this.rule('ReconcileEvery15Minutes', 'Reconcile', { schedule: Schedule.rate(RECONCILE_EVERY) });
    this.rule('WatchPayoutsDaily', 'WatchPayouts', { schedule: Schedule.rate(Duration.days(1)) });
    new PayoutSchedule(this, 'PayoutSchedule', {
      target: this.fn('StartPayoutRun').function,
      deadLetters: this.asyncDeadLetters,
      timeZone: this.config.payoutTimeZone,
    });
    this.rule('ScanResult', 'InspectDocument', {
      eventPattern: {
        source: ['aws.guardduty'],
        detailType: ['GuardDuty Malware Protection Object Scan Result'],
        detail: { s3ObjectDetails: { bucketName: [this.data.quarantine.bucketName] } },
      },
    });
    this.rule('MailFeedbackEvent', 'MailFeedback', {
      eventPattern: { source: ['aws.ses'], detailType: FEEDBACK_EVENTS },
    });
  }

  private rule(
    id: string,
    target: FunctionName,
    when: { schedule: Schedule } | { eventPattern: EventPattern },
  ): void {
    new Rule(this, id, {
      ...when,
      targets: [
        new LambdaFunction(this.fn(target).function, {
          deadLetterQueue: this.asyncDeadLetters,
          maxEventAge: Duration.hours(6),
        }),
      ],
    });
  }

  private printOutputs(api: AreaApi, inbound: InboundMail): void {
    const outputs: Record<string, string> = {
      ApiUrl: api.url,
      MembersPoolId: this.pools.members.userPoolId,
      MembersClientId: this.pools.membersClient.userPoolClientId,
      StaffPoolId: this.pools.staff.userPoolId,
      StaffClientId: this.pools.staffClient.userPoolClientId,
      ActivateReceiptRuleSetCommand: inbound.activationCommand,
      AddFirstAdminFunctionName: this.fn('AddFirstAdmin').function.functionName,
      ...(this.config.demoData
        ? { LoadDemoDataFunctionName: this.fn('LoadDemoData').function.functionName }
        : {}),
    };
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
    this.outbound.identity.dkimRecords.forEach(({ name, value }, index) => {
      new CfnOutput(this, `DkimRecord${index + 1}`, { value: `${name} CNAME ${value}` });
    });
  }
}
