// @microsoft/microsoft-graph-client: what it makes of refusals, and what it tries again.
import { MiddlewareFactory } from '@microsoft/microsoft-graph-client';
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { HTTP, HTTPS, REQUESTS, credential, until } from './emulator.js';
import { authProvider, authProviderOf, client, clientOf, errorOf, stateOf } from './graph.js';
import { KIM, NOBODY, TOO_OLD, failed } from './seed.js';

let used = 0;
const next = () => failed('errors', used++);

describe('errors', () => {
  const badToken = { getAccessToken: async () => 'not-a-token' };
  const nobody = authProviderOf(credential(NOBODY));
  const twice = async () => {
    const id = next();
    await client.api(`${REQUESTS}/${id}/reprocess`).post();
    return client.api(`${REQUESTS}/${id}/reprocess`).post();
  };

  for (const [what, call, statusCode, code] of [
    ['a request that was just reprocessed', twice, 400, 'InvalidRequestState'],
    ['a request that is too old', () => client.api(`${REQUESTS}/${TOO_OLD}/reprocess`).post(), 400, 'ReprocessWindowExpired'],
    ['an id that is no GUID', () => client.api(`${REQUESTS}/1/reprocess`).post(), 400, 'BadRequest'],
    ['a filter that cannot be followed', () => client.api(REQUESTS).filter('colour eq 1').get(), 400, undefined],
    ['a bad token', () => clientOf({ authProvider: badToken }).api(REQUESTS).get(), 401, 'InvalidAuthenticationToken'],
    ['a client without permission', () => clientOf({ authProvider: nobody }).api(REQUESTS).get(), 403, 'UnAuthorized'],
    ['an unknown request', () => client.api(`${REQUESTS}/${KIM.id}/reprocess`).post(), 404, 'RequestNotFound'],
    ['an unknown path', () => client.api('/identityGovernance/entitlementManagement/colours').get(), 400, undefined],
    ['a method that is not allowed', () => client.api(REQUESTS).put({}), 405, undefined],
    ['a body that is not JSON', () => client.api(REQUESTS).post('{'), 400, 'BadRequest'],
  ]) {
    test(what, async () => {
      const error = await errorOf(call());
      assert.equal(error.statusCode, statusCode);
      assert.ok(error.message);
      assert.equal(error.code, code ?? error.code);
      // Were the body not in Graph's envelope, the code would be null or the name of a parser's error.
      assert.match(error.code, /^(?!SyntaxError|TypeError)\w+$/);
      assert.equal(error.requestId, error.headers.get('request-id'));
      assert.ok(Math.abs(error.date - Date.now()) < 12 * 60 * 60_000, String(error.date));
    });
  }

  test('the error carries the id that the client sent', async () => {
    const sent = 'aaaaaaaa-0000-4000-8000-000000000001';
    const error = await errorOf(client.api(`${REQUESTS}/${KIM.id}`).header('client-request-id', sent).get());
    assert.equal(JSON.parse(error.body).innerError['client-request-id'], sent);
    assert.equal(error.headers.get('client-request-id'), sent);
  });

  test('over plain HTTP the client sends no token, and is told', async () => {
    const error = await errorOf(clientOf({ authProvider, baseUrl: HTTP }).api(REQUESTS).get());
    assert.equal(error.statusCode, 401);
    assert.equal(error.code, 'InvalidAuthenticationToken');
  });

  test('a host given with its port matches nothing, and the client is told', async () => {
    const customHosts = new Set([new URL(HTTPS).host]);
    const error = await errorOf(clientOf({ authProvider, customHosts }).api(REQUESTS).get());
    assert.equal(error.statusCode, 401);
  });
});

describe('retries', () => {
  /**
   * Answers some calls itself and lets the others go on to the emulator. It stands where the network begins: a relay of
   * the test's own would need a certificate that the client does not trust, and over plain HTTP the client sends no token.
   */
  class Failing {
    calls = 0;

    constructor(times, status, headers = {}) {
      Object.assign(this, { times, status, headers });
    }

    setNext(following) {
      this.following = following;
    }

    async execute(context) {
      if (++this.calls > this.times) {
        return this.following.execute(context);
      }
      const body = JSON.stringify({ error: { code: 'Relayed', message: 'Not now.' } });
      const headers = { 'content-type': 'application/json', ...this.headers };
      context.response = new Response(body, { status: this.status, headers });
    }
  }

  function through(failing) {
    const chain = MiddlewareFactory.getDefaultMiddlewareChain(authProvider);
    return clientOf({ middleware: [...chain.slice(0, -1), failing, chain.at(-1)] });
  }

  for (const status of [429, 503]) {
    test(`${status} is tried again when it was told to`, async () => {
      const failing = new Failing(2, status, { 'retry-after': '1' });
      const id = next();
      const begin = Date.now();
      await through(failing).api(`${REQUESTS}/${id}/reprocess`).post();
      assert.equal(failing.calls, 3);
      assert.ok(Date.now() - begin >= 2000);
      await until(state => state === 'Delivered', () => stateOf(id));
    });
  }

  test('three times are enough', async () => {
    const failing = new Failing(9, 503, { 'retry-after': '0' });
    const error = await errorOf(through(failing).api(REQUESTS).get());
    assert.equal(error.statusCode, 503);
    assert.equal(failing.calls, 4);
  });

  test('502 is not tried again', async () => {
    const failing = new Failing(1, 502, { 'retry-after': '0' });
    const error = await errorOf(through(failing).api(REQUESTS).get());
    assert.equal(error.statusCode, 502);
    assert.equal(error.code, 'Relayed');
    assert.equal(failing.calls, 1);
  });

  test('a copy of a reprocess that was already accepted is refused', async () => {
    const id = next();
    const lost = new Failing(1, 503, { 'retry-after': '0' });
    const execute = lost.execute;
    // The emulator hears the first call, the client does not hear its answer.
    lost.execute = async function (context) {
      if (this.calls === 0) {
        await this.following.execute(context);
      }
      await execute.call(this, context);
    };
    const error = await errorOf(through(lost).api(`${REQUESTS}/${id}/reprocess`).post());
    assert.equal(error.statusCode, 400);
    assert.equal(error.code, 'InvalidRequestState');
  });
});
