import { beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../../local/aws-service.ts';
import { ADMIN, ADMIN_ROLE_ARN, createIam, type Iam } from '../../../local/iam/iam.ts';
import { addRole, provision, START, trust } from '../front-door/small-machine.ts';

const TABLE = 'arn:aws:dynamodb:us-east-1:000000000000:table/claims';
const FUNCTION = 'arn:aws:lambda:us-east-1:000000000000:function:mail';
const put = { action: 'dynamodb:PutItem', resources: [TABLE] };

let iam: Iam;
beforeEach(() => {
  iam = createIam({ clock: { now: () => START } });
});

describe('authorize', () => {
  it('refuses in the words of AWS and keeps the refusal', () => {
    const arn = addRole(iam, 'R', [{ Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: TABLE }]);
    const caller = iam.callerForRole(arn, 'session');
    expect(() => iam.authorize(caller, put)).toThrow(
      expect.objectContaining({
        code: 'AccessDeniedException',
        status: 400,
        message: `User: arn:aws:sts::000000000000:assumed-role/R/session is not authorized to perform: dynamodb:PutItem on resource: ${TABLE} because no identity-based policy allows the dynamodb:PutItem action`,
      }),
    );
    expect(iam.refusals()).toEqual([
      {
        at: '2026-01-15T12:00:00.000Z',
        caller: 'arn:aws:sts::000000000000:assumed-role/R/session',
        action: 'dynamodb:PutItem',
        resource: TABLE,
        reason: 'because no identity-based policy allows the dynamodb:PutItem action',
      },
    ]);
  });

  it.each([
    ['s3:GetObject', 'AccessDenied', 403],
    ['ses:SendRawEmail', 'AccessDenied', 403],
    ['sns:Publish', 'AuthorizationError', 403],
    ['lambda:InvokeFunction', 'AccessDeniedException', 403],
    ['states:StartExecution', 'AccessDeniedException', 400],
  ])('refuses %s with %s %i', (action, code, status) => {
    const caller = iam.callerForRole(addRole(iam, 'R', []), 's');
    expect(() => iam.authorize(caller, { action, resources: ['arn'] })).toThrow(
      expect.objectContaining({ code, status }),
    );
  });

  it('needs every resource of a call, and never passes a call that names none', () => {
    const caller = iam.callerForRole(
      addRole(iam, 'R', [{ Effect: 'Allow', Action: '*', Resource: TABLE }]),
      's',
    );
    iam.authorize(caller, put);
    expect(() => iam.authorize(caller, { ...put, resources: [TABLE, `${TABLE}/index/gsi1`] })).toThrow(
      /gsi1/,
    );
    expect(() => iam.authorize(caller, { ...put, resources: [] })).toThrow(/on resource: \*/);
  });

  it('lets the admin do everything and a service only what a resource policy says', () => {
    const permission = { action: 'lambda:InvokeFunction', resources: [FUNCTION] };
    const ses: Caller = {
      kind: 'service',
      arn: 'ses.amazonaws.com',
      servicePrincipal: 'ses.amazonaws.com',
      sourceArn: 'arn:aws:ses:us-east-1:000000000000:rule',
    };
    expect(() => iam.authorize(ses, permission)).toThrow(/because no resource-based policy allows/);
    const policy = {
      Statement: {
        Effect: 'Allow',
        Principal: { Service: 'ses.amazonaws.com' },
        Action: 'lambda:InvokeFunction',
        Resource: FUNCTION,
        Condition: { ArnLike: { 'AWS:SourceArn': 'arn:aws:ses:*:*:rule' } },
      },
    };
    iam.addResourcePolicies((arn) => (arn === FUNCTION ? policy : undefined));
    iam.authorize(ses, permission);
    expect(() => iam.authorize({ ...ses, sourceArn: 'arn:aws:ses:us-east-1:1:other' }, permission)).toThrow();
    expect(() => iam.authorize({ ...ses, servicePrincipal: 's3.amazonaws.com' }, permission)).toThrow();
    iam.authorize(ADMIN, put);
    expect(iam.callerForRole(ADMIN_ROLE_ARN, 'x')).toBe(ADMIN);
  });

  it('lets a resource policy deny what the identity is granted', () => {
    const caller = iam.callerForRole(
      addRole(iam, 'R', [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }]),
      's',
    );
    const object = 'arn:aws:s3:::documents/a.pdf';
    const denyPlain = (condition: object) => ({
      Statement: [
        { Effect: 'Deny', Principal: { AWS: '*' }, Action: 's3:*', Resource: '*', Condition: condition },
      ],
    });
    let policy = denyPlain({
      Bool: { 'aws:SecureTransport': 'false' },
      NumericLessThan: { 's3:TlsVersion': 1.2 },
    });
    iam.addResourcePolicies(() => policy);
    iam.authorize(caller, { action: 's3:GetObject', resources: [object] });
    policy = denyPlain({ Bool: { 'aws:SecureTransport': 'true' } });
    expect(() => iam.authorize(caller, { action: 's3:GetObject', resources: [object] })).toThrow(
      /on resource: "arn:aws:s3:::documents\/a.pdf" with an explicit deny in a resource-based policy/,
    );
  });

  it('evaluates keys of the call itself', () => {
    const Condition = { StringEquals: { 'ses:FromAddress': 'claims@claimflow.example' } };
    const statement = { Effect: 'Allow', Action: 'dynamodb:PutItem', Resource: TABLE, Condition };
    const caller = iam.callerForRole(addRole(iam, 'R', [statement]), 's');
    iam.authorize(caller, { ...put, context: { 'ses:FromAddress': ['claims@claimflow.example'] } });
    expect(() =>
      iam.authorize(caller, { ...put, context: { 'ses:FromAddress': ['other@claimflow.example'] } }),
    ).toThrow();
  });
});

describe('roles', () => {
  it('have keys that are the same on every start, and say which function runs as them', () => {
    const arn = addRole(iam, 'R', []);
    const user = { Role: arn };
    const provider = {
      types: ['AWS::Lambda::Function'],
      identify: () => ({ ref: 'mail', attributes: { Arn: FUNCTION } }),
      provision: () => undefined,
    };
    iam.bindRoles(provision(provider, ['AWS::Lambda::Function', 'Mail', user]));
    const [role] = iam.roles();
    expect(role).toMatchObject({ name: 'R', arn, function: 'mail' });
    const again = createIam({ clock: { now: () => START } });
    addRole(again, 'R', []);
    expect(again.roles()[0]?.accessKeyId).toBe(role?.accessKeyId);
    const signer = iam.secretOf(role?.accessKeyId ?? '');
    expect(signer?.secret).toBe(role?.secretAccessKey);
    expect(signer?.caller.arn).toBe('arn:aws:sts::000000000000:assumed-role/R/mail');
    expect(iam.secretOf('AKIAUNKNOWN')).toBeUndefined();
    expect(() => iam.callerForRole('arn:aws:iam::000000000000:role/gone', 's')).toThrow(/does not exist/);
  });

  it('must trust the service that uses them', () => {
    const arn = addRole(iam, 'R', [], 'states.amazonaws.com');
    const provider = {
      types: ['AWS::Lambda::Function'],
      identify: () => ({ ref: 'mail', attributes: {} }),
      provision: () => undefined,
    };
    const resources = provision(provider, ['AWS::Lambda::Function', 'Mail', { Role: arn }]);
    expect(() => iam.bindRoles(resources)).toThrow(
      `S/Mail: ${arn} does not let lambda.amazonaws.com assume it`,
    );
    const Condition = { ArnLike: { 'aws:SourceArn': 'arn:aws:states:*:*:stateMachine:*' } };
    const AssumeRolePolicyDocument = trust('states.amazonaws.com', { Condition });
    provision(iam.provider, ['AWS::IAM::Role', 'M', { RoleName: 'M', AssumeRolePolicyDocument }]);
    const machineRole = 'arn:aws:iam::000000000000:role/M';
    expect(iam.trusts(machineRole, 'states.amazonaws.com', 'arn:aws:states:us-east-1:0:stateMachine:c')).toBe(
      true,
    );
    expect(iam.trusts(machineRole, 'states.amazonaws.com')).toBe(false);
  });

  it.each([
    ['managed policies', { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] }],
    ['a boundary', { PermissionsBoundary: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }],
  ])('with %s stop the start', (_what, more) => {
    const role = { RoleName: 'R', AssumeRolePolicyDocument: trust('lambda.amazonaws.com'), ...more };
    expect(() => provision(iam.provider, ['AWS::IAM::Role', 'R', role])).toThrow(
      /R: (ManagedPolicyArns|PermissionsBoundary) is not supported here/,
    );
  });
});

describe('grants', () => {
  it('tells which statement, and which of its actions and resources, were used', () => {
    const arn = addRole(iam, 'R', [
      { Effect: 'Allow', Action: ['dynamodb:PutItem', 'dynamodb:GetItem'], Resource: TABLE },
      { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' },
      { Effect: 'Deny', Action: 's3:PutObject', Resource: '*' },
    ]);
    iam.authorize(iam.callerForRole(arn, 's'), put);
    iam.authorize(iam.callerForRole(arn, 't'), put);
    expect(iam.grants()).toEqual([
      {
        roleArn: arn,
        policy: 'default',
        statement: 0,
        actions: ['dynamodb:PutItem', 'dynamodb:GetItem'],
        resources: [TABLE],
        used: 2,
        uses: [{ action: 'dynamodb:PutItem', resource: TABLE }],
      },
      expect.objectContaining({ statement: 1, used: 0, uses: [] }),
    ]);
  });
});
