import { expectOk, type HttpAnswer, httpCall, type Method } from './http-call.ts';

/** Of everybody in the demo data. */
export const DEMO_PASSWORD = 'Claimflow-demo-1';

interface SignInConfig {
  readonly membersClientId: string;
  readonly staffClientId: string;
  readonly cognitoEndpoint: string;
  readonly apiBase: string;
}

/** Somebody signed in, who calls the API as the portal would; signs in again when a moved clock has ended the session. */
export class Person {
  readonly email: string;
  readonly #url: string;
  #token: Promise<string> | undefined;

  constructor(url: string, email: string) {
    this.#url = url;
    this.email = email;
  }

  /** The answer, whatever its status. */
  async call(
    method: Method,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<HttpAnswer> {
    const answer = await this.#callOnce(method, path, body, headers);
    if (answer.status !== 401) return answer;
    this.#token = undefined;
    return await this.#callOnce(method, path, body, headers);
  }

  get<T>(path: string): Promise<T> {
    return expectOk<T>(`GET ${path} as ${this.email}`, this.call('GET', path));
  }

  post<T>(path: string, body: unknown = {}, headers: Readonly<Record<string, string>> = {}): Promise<T> {
    return expectOk<T>(`POST ${path} as ${this.email}`, this.call('POST', path, body, headers));
  }

  /** The access token of the session in force. */
  token(): Promise<string> {
    this.#token ??= this.#signIn().catch((error: unknown) => {
      this.#token = undefined;
      throw error;
    });
    return this.#token;
  }

  async #callOnce(
    method: Method,
    path: string,
    body: unknown,
    headers: Readonly<Record<string, string>>,
  ): Promise<HttpAnswer> {
    return await httpCall(`${this.#url}/api${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await this.token()}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  }

  async #signIn(): Promise<string> {
    const config = await expectOk<SignInConfig>('GET /config.json', httpCall(`${this.#url}/config.json`));
    const staff = /^(agent\d*|admin)@/.test(this.email);
    const answer = await expectOk<{ AuthenticationResult?: { AccessToken: string } }>(
      `InitiateAuth of ${this.email}`,
      httpCall(config.cognitoEndpoint, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
        },
        body: JSON.stringify({
          AuthFlow: 'USER_PASSWORD_AUTH',
          ClientId: staff ? config.staffClientId : config.membersClientId,
          AuthParameters: { USERNAME: this.email, PASSWORD: DEMO_PASSWORD },
        }),
      }),
    );
    const token = answer.AuthenticationResult?.AccessToken;
    if (token === undefined) throw new Error(`${this.email} was asked for more than a password`);
    return token;
  }
}
