import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { describe, expect, it } from 'vitest';
import { AwsError, type AwsService, type HttpRequest } from '../../../local/aws-service.ts';
import { FrontDoorClosed } from '../../../local/front-door/front-door.ts';
import { ADMIN } from '../../../local/iam/iam.ts';
import { inProcessHandler } from '../in-process-handler.ts';
import { addRole, type SmallMachine, START, smallMachine } from './small-machine.ts';

const TABLE = 'arn:aws:dynamodb:us-east-1:000000000000:table/claims';

/** A table that answers what it was told. */
const tables: AwsService = {
  protocol: 'json-1.0',
  signingName: 'dynamodb',
  target: 'DynamoDB_20120810',
  operations: {
    PutItem: {
      permissions: (input: { TableName: string }) => [
        { action: 'dynamodb:PutItem', resources: [TABLE.replace('claims', input.TableName)] },
      ],
      run: async (input: { Item: { pk: { S: string } }; ConditionExpression?: string }) => {
        if (input.Item.pk.S === 'taken') {
          throw new AwsError('ConditionalCheckFailedException', 'The conditional request failed', 400, {
            Item: { pk: { S: 'taken' } },
          });
        }
        if (input.Item.pk.S === 'broken') throw new TypeError('a fault of our own');
        return { Attributes: input.Item, ConsumedCapacity: { CapacityUnits: 2 } };
      },
    },
  },
};
const mail: AwsService = {
  protocol: 'query',
  signingName: 'ses',
  target: '2010-12-01',
  operations: {
    SendRawEmail: {
      permissions: () => [{ action: 'ses:SendRawEmail', resources: ['arn:aws:ses:identity'] }],
      run: async (input: { Destinations: string[]; RawMessage: { Data: string }; Tags: unknown }) => {
        if (input.Destinations.length > 1) throw new AwsError('MessageRejected', 'No <such> address.');
        return {
          MessageId: `${input.Destinations[0]}|${Buffer.from(input.RawMessage.Data, 'base64')}|${JSON.stringify(input.Tags)}`,
        };
      },
    },
  },
};
const signIn: AwsService = {
  protocol: 'json-1.1',
  signingName: 'cognito-idp',
  target: 'AWSCognitoIdentityProviderService',
  operations: {
    InitiateAuth: { permissions: () => [], run: async () => ({ Session: 's' }) },
    AdminGetUser: {
      permissions: () => [{ action: 'cognito-idp:AdminGetUser', resources: ['*'] }],
      run: async () => ({}),
    },
  },
};
const files: AwsService = {
  protocol: 'rest',
  signingName: 's3',
  operations: { GetObject: { permissions: () => [], run: async (input: { key: string }) => input.key } },
  parse: (request) => ({ operation: 'GetObject', input: { key: request.path } }),
  encode: (_operation, output) => ({
    status: 200,
    headers: { etag: '"1"' },
    body: Buffer.from(String(output)),
  }),
  encodeError: (error) => ({
    status: error.status,
    headers: {},
    body: Buffer.from(`<Code>${error.code}</Code>`),
  }),
};

function clientOf(
  machine: SmallMachine,
  accessKeyId = 'local-admin',
  secretAccessKey = 'any',
  region = 'us-east-1',
) {
  return {
    region,
    endpoint: 'http://127.0.0.1:4566',
    credentials: { accessKeyId, secretAccessKey },
    requestHandler: inProcessHandler(machine.door.http),
    maxAttempts: 1,
  };
}
const putItem = (pk: string) => new PutItemCommand({ TableName: 'claims', Item: { pk: { S: pk } } });

/** A request signed for a service, as far as the machine looks. */
function request(scope: string, more: Partial<HttpRequest> & { body?: Uint8Array } = {}): HttpRequest {
  const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=00`;
  return {
    method: 'POST',
    path: '/',
    query: '',
    body: new Uint8Array(),
    ...more,
    headers: { authorization, ...more.headers },
  };
}
const DYNAMO_SCOPE = 'local-admin/20260115/us-east-1/dynamodb/aws4_request';
const asJson = (body: Uint8Array): Record<string, unknown> => JSON.parse(Buffer.from(body).toString());

describe('the AWS JSON protocol, with the SDK', () => {
  it('carries an answer, the time of the machine and no capacity that was not asked for', async () => {
    const machine = smallMachine([tables]);
    const answer = await new DynamoDBClient(clientOf(machine)).send(putItem('1'));
    expect(answer.Attributes).toEqual({ pk: { S: '1' } });
    expect(answer.ConsumedCapacity).toBeUndefined();
    const raw = await machine.door.http(
      request(DYNAMO_SCOPE, {
        headers: { 'x-amz-target': 'DynamoDB_20120810.PutItem' },
        body: Buffer.from(JSON.stringify(putItem('2').input)),
      }),
    );
    expect(raw.headers).toMatchObject({
      'content-type': 'application/x-amz-json-1.0',
      date: 'Thu, 15 Jan 2026 12:00:00 GMT',
      'x-amzn-requestid': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  it('carries errors with their fields', async () => {
    const machine = smallMachine([tables]);
    await expect(new DynamoDBClient(clientOf(machine)).send(putItem('taken'))).rejects.toMatchObject({
      name: 'ConditionalCheckFailedException',
      message: 'The conditional request failed',
      Item: { pk: { S: 'taken' } },
    });
  });

  it('answers a fault of its own as AWS does, and tells of it', async () => {
    const machine = smallMachine([tables]);
    await expect(new DynamoDBClient(clientOf(machine)).send(putItem('broken'))).rejects.toMatchObject({
      name: 'InternalFailure',
      $metadata: { httpStatusCode: 500 },
    });
    expect(machine.log.join()).toContain('a fault of our own');
  });

  it('calls as the role whose key signs', async () => {
    const machine = smallMachine([tables]);
    addRole(machine.iam, 'Reader', [{ Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: TABLE }]);
    addRole(machine.iam, 'Writer', [{ Effect: 'Allow', Action: 'dynamodb:PutItem', Resource: TABLE }]);
    const [reader, writer] = machine.iam.roles();
    const send = (keys = reader) =>
      new DynamoDBClient(clientOf(machine, keys?.accessKeyId, keys?.secretAccessKey)).send(putItem('1'));
    await expect(send(reader)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(
        'assumed-role/Reader/Reader is not authorized to perform: dynamodb:PutItem',
      ),
    });
    await expect(send(writer)).resolves.toMatchObject({ Attributes: { pk: { S: '1' } } });
    expect(machine.iam.grants().find(({ roleArn }) => roleArn.endsWith('Writer'))?.used).toBe(1);
  });
});

describe('the AWS query protocol, with the SDK', () => {
  const send = (machine: SmallMachine, ...Destinations: string[]) =>
    new SESClient(clientOf(machine)).send(
      new SendRawEmailCommand({
        Destinations,
        RawMessage: { Data: Buffer.from('Subject: ü & <b>') },
        Tags: [{ Name: 'claim', Value: 'CLM-00000001' }],
      }),
    );
  it('carries lists, structures and blobs in and XML out', async () => {
    expect((await send(smallMachine([mail]), 'a@example.com')).MessageId).toBe(
      'a@example.com|Subject: ü & <b>|[{"Name":"claim","Value":"CLM-00000001"}]',
    );
  });
  it('carries errors', async () => {
    await expect(send(smallMachine([mail]), 'a@example.com', 'b@example.com')).rejects.toMatchObject({
      name: 'MessageRejected',
      message: 'No <such> address.',
    });
  });
});

describe('requests that AWS would refuse', () => {
  const dynamo = { 'x-amz-target': 'DynamoDB_20120810.PutItem' };
  it.each<[string, HttpRequest, number, string]>([
    [
      'a key nobody has',
      request('AKIANOBODY/20260115/us-east-1/dynamodb/aws4_request', { headers: dynamo }),
      400,
      'UnrecognizedClientException',
    ],
    [
      'another region',
      request('local-admin/20260115/eu-west-1/dynamodb/aws4_request', { headers: dynamo }),
      400,
      'InvalidSignatureException',
    ],
    [
      'a wrong terminator',
      request('local-admin/20260115/us-east-1/dynamodb/aws3', { headers: dynamo }),
      400,
      'InvalidSignatureException',
    ],
    [
      'the scope of a service that is not here',
      request('local-admin/20260115/us-east-1/dynamo/aws4_request', { headers: dynamo }),
      400,
      'InvalidSignatureException',
    ],
    [
      'a credential cut short',
      request('local-admin/20260115', { headers: dynamo }),
      400,
      'IncompleteSignatureException',
    ],
    [
      'an operation nobody has',
      request(DYNAMO_SCOPE, { headers: { 'x-amz-target': 'DynamoDB_20120810.Scan' } }),
      400,
      'UnknownOperationException',
    ],
    [
      'a property of every object',
      request(DYNAMO_SCOPE, { headers: { 'x-amz-target': 'DynamoDB_20120810.constructor' } }),
      400,
      'UnknownOperationException',
    ],
    ['no target', request(DYNAMO_SCOPE), 400, 'UnknownOperationException'],
    [
      'a body that is not JSON',
      request(DYNAMO_SCOPE, { headers: dynamo, body: Buffer.from('{"a":') }),
      400,
      'SerializationException',
    ],
    [
      'a body that is a list',
      request(DYNAMO_SCOPE, { headers: dynamo, body: Buffer.from('[]') }),
      400,
      'SerializationException',
    ],
    [
      'a body that is not UTF-8',
      request(DYNAMO_SCOPE, { headers: dynamo, body: Uint8Array.of(0xff) }),
      400,
      'SerializationException',
    ],
    ['no signature', { ...request(''), headers: dynamo }, 400, 'MissingAuthenticationTokenException'],
  ])('refuses %s', async (_name, given, status, type) => {
    const machine = smallMachine([tables]);
    const response = await machine.door.http({
      ...given,
      body: given.body.length > 0 ? given.body : Buffer.from(JSON.stringify(putItem('1').input)),
    });
    expect(response.status).toBe(status);
    expect(response.headers['x-amzn-errortype']).toBe(type);
    expect(asJson(response.body).__type).toBe(`com.amazon.coral.service#${type}`);
  });

  it('refuses unknown actions, keys and versions of the query protocol in XML', async () => {
    const { door } = smallMachine([mail]);
    const ask = async (key: string, body: string) => {
      const scope = `${key}/20260115/us-east-1/ses/aws4_request`;
      const response = await door.http(request(scope, { body: Buffer.from(body) }));
      return `${response.status} ${/<Code>(\w+)/.exec(Buffer.from(response.body).toString())?.[1]}`;
    };
    expect(await ask('local-admin', 'Action=SendEmail&Version=2010-12-01')).toBe('400 InvalidAction');
    expect(await ask('local-admin', 'Action=SendRawEmail&Version=1999-01-01')).toBe('400 InvalidAction');
    expect(await ask('AKIANOBODY', 'Action=SendRawEmail&Version=2010-12-01')).toBe(
      '403 InvalidClientTokenId',
    );
    expect(await ask('local-admin', 'Action=SendRawEmail&Version=2010-12-01&A=1&A.B=2')).toBe(
      '400 MalformedQueryString',
    );
  });

  it.each([
    ['dynamodb', 'DynamoDB_20120810', 'ValidationException', 'com.amazon.coral.validate#'],
    ['dynamodb', 'DynamoDB_20120810', 'LimitExceededException', 'com.amazonaws.dynamodb.v20120810#'],
    ['states', 'AWSStepFunctions', 'InvalidToken', ''],
  ])('names an error of %s (%s) as it does: %s', async (signingName, target, code, namespace) => {
    const run = () => Promise.reject(new AwsError(code, 'No.'));
    const operations = { Ask: { permissions: () => [], run } };
    const { door } = smallMachine([{ protocol: 'json-1.0', signingName, target, operations }]);
    const scope = `local-admin/20260115/us-east-1/${signingName}/aws4_request`;
    const response = await door.http(request(scope, { headers: { 'x-amz-target': `${target}.Ask` } }));
    expect(asJson(response.body).__type).toBe(`${namespace}${code}`);
  });

  it('leaves requests and refusals of a REST service to the service', async () => {
    const { door } = smallMachine([files]);
    const ask = async (key: string) => {
      const response = await door.http(
        request(`${key}/20260115/us-east-1/s3/aws4_request`, { path: '/b/k' }),
      );
      return [response.status, Buffer.from(response.body).toString()];
    };
    expect(await ask('local-admin')).toEqual([200, '/b/k']);
    expect(await ask('AKIANOBODY')).toEqual([403, '<Code>InvalidAccessKeyId</Code>']);
  });
});

describe('unsigned requests', () => {
  const ask = (operation: string) => ({
    ...request(''),
    headers: { 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` },
  });
  it('reach what AWS offers without a signature, and nothing else', async () => {
    const { door } = smallMachine([signIn]);
    expect(asJson((await door.http(ask('InitiateAuth'))).body)).toEqual({ Session: 's' });
    expect((await door.http(ask('AdminGetUser'))).headers['x-amzn-errortype']).toBe(
      'MissingAuthenticationTokenException',
    );
  });
  it('are offered to the routes in order', async () => {
    const { door } = smallMachine([files]);
    door.registerUnsigned(() => undefined);
    door.registerUnsigned(({ path }) =>
      path === '/form' ? { status: 204, headers: {}, body: new Uint8Array() } : undefined,
    );
    expect((await door.http({ ...request(''), headers: {}, path: '/form' })).status).toBe(204);
    expect((await door.http({ ...request(''), headers: {}, path: '/other' })).status).toBe(403);
  });
});

describe('calls in process', () => {
  it('take the same path: IAM, metering, errors', async () => {
    const machine = smallMachine([tables]);
    const role = machine.door.callerForRole(addRole(machine.iam, 'R', []), 'CLM-AB12CD34-1');
    await expect(machine.door.call(role, 'dynamodb', 'PutItem', putItem('1').input)).rejects.toMatchObject({
      code: 'AccessDeniedException',
    });
    await machine.door.call(ADMIN, 'dynamodb', 'PutItem', putItem('CLM-AB12CD34').input);
    await expect(machine.door.call(ADMIN, 'dynamodb', 'Scan', {})).rejects.toMatchObject({
      code: 'UnknownOperationException',
    });
    await expect(machine.door.call(ADMIN, 'ec2', 'RunInstances', {})).rejects.toMatchObject({
      code: 'UnknownServiceException',
    });
    expect(machine.metering.summary('CLM-AB12CD34').items).toEqual([
      { service: 'dynamodb', operation: 'PutItem', unit: 'request', quantity: 1, usd: 0 },
      expect.objectContaining({ unit: 'write-request-unit', quantity: 2 }),
    ]);
  });
});

describe('after a crash', () => {
  it('rejects every call, and answers none that was under way', async () => {
    const answer = Promise.withResolvers<object>();
    const slow: AwsService = {
      ...tables,
      operations: {
        PutItem: {
          permissions: () => [],
          run: () => answer.promise,
        },
      },
    };
    const { door } = smallMachine([slow]);
    const underWay = door.call(ADMIN, 'dynamodb', 'PutItem', {});
    door.close();
    answer.resolve({});
    await expect(underWay).rejects.toThrow(FrontDoorClosed);
    await expect(door.call(ADMIN, 'dynamodb', 'PutItem', {})).rejects.toThrow(FrontDoorClosed);
    await expect(door.http(request(DYNAMO_SCOPE))).rejects.toThrow(FrontDoorClosed);
  });

  it('is what a crash rule does', async () => {
    const machine = smallMachine([tables]);
    machine.faults.set({
      seed: 1,
      rules: [{ service: 'dynamodb', operation: '*', mode: 'crash', when: 'before' }],
    });
    await expect(machine.door.call(ADMIN, 'dynamodb', 'PutItem', putItem('1').input)).rejects.toThrow(
      'before its effect',
    );
    expect(machine.crashes).toEqual(['dynamodb PutItem, before its effect']);
    expect(START).toBe(machine.clock.now());
  });
});
