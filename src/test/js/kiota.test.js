// The Kiota SDK for TypeScript (@microsoft/msgraph-beta-sdk).
import { AzureIdentityAuthenticationProvider } from '@microsoft/kiota-authentication-azure';
import { HttpClient, MiddlewareFactory } from '@microsoft/kiota-http-fetchlibrary';
import { serializeAccessPackageAssignmentRequest } from '@microsoft/msgraph-beta-sdk/models/index.js';
import { BatchRequestContent, BatchRequestContentCollection, PageIterator } from '@microsoft/msgraph-sdk-core';
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { HTTP, SCOPE, credential, until, userCredential } from './emulator.js';
import { ERRORS, act, adapterOf, bearer, collection, create, entity, get, list } from './kiota.js';
import { relay } from './relay.js';
import { FAILED_REQUESTS, KIM, LEE, NOBODY, PACKAGES, POLICY, TOO_OLD, failed, scheduled } from './seed.js';

const adapter = adapterOf();
const ofPaging = `accessPackage/id eq '${PACKAGES.paging}'`;

let used = 0;
const next = () => failed('kiota', used++);

async function stateOf(id) {
  return (await adapter.send(get(id), entity, ERRORS)).requestState;
}

describe('reads', () => {
  test('a list, filtered, expanded and counted', async () => {
    const parameters = { filter: ofPaging, expand: ['requestor', 'accessPackage'], orderby: ['createdDateTime desc'] };
    const page = await adapter.send(list({ ...parameters, count: true, top: 3 }), collection, ERRORS);
    assert.equal(page.odataCount, FAILED_REQUESTS);
    assert.equal(page.value.length, 3);
    for (const request of page.value) {
      assert.equal(request.requestState, 'DeliveryFailed');
      assert.ok(request.completedDate instanceof Date);
      assert.equal(request.accessPackage.id, PACKAGES.paging);
      assert.equal(request.requestor.objectId, KIM.id);
    }
  });

  test('every page', async () => {
    const ids = new Set();
    const first = await adapter.send(list({ filter: ofPaging, top: 7 }), collection, ERRORS);
    const pages = new PageIterator(adapter, first, request => ids.add(request.id).size > 0, collection, ERRORS);
    await pages.iterate();
    assert.equal(pages.getPagingState(), 'Complete');
    assert.equal(ids.size, FAILED_REQUESTS);
  });
});

describe('actions', () => {
  test('reprocess', async () => {
    const id = next();
    await adapter.sendNoResponseContent(act(id, 'reprocess'), ERRORS);
    await until(state => state === 'Delivered', () => stateOf(id));
  });

  test('cancel', async () => {
    const id = scheduled('kiota', 0);
    await adapterOf({ authProvider: bearer(userCredential()) }).sendNoResponseContent(act(id, 'cancel'), ERRORS);
    assert.equal(await stateOf(id), 'Canceled');
  });

  test('create with a compressed body', async t => {
    const { origin, calls } = await relay(t);
    const httpClient = new HttpClient(undefined, ...MiddlewareFactory.getPerformanceMiddlewares());
    const compressing = adapterOf({ httpClient, origin });
    const information = create();
    information.setContentFromParsable(
      compressing,
      'application/json',
      {
        requestType: 'AdminAdd',
        accessPackageAssignment: { targetId: LEE.id, assignmentPolicyId: POLICY, accessPackageId: PACKAGES.created },
        justification: 'compressed',
      },
      serializeAccessPackageAssignmentRequest,
    );
    const request = await compressing.send(information, entity, ERRORS);
    assert.equal(request.justification, 'compressed');
    assert.deepEqual(calls.map(({ headers }) => headers['content-encoding']), ['gzip']);
  });
});

describe('authentication', () => {
  const azure = (...hosts) => new AzureIdentityAuthenticationProvider(credential(), [SCOPE], undefined, new Set(hosts));

  test('the Azure provider is told the host, without its port', async () => {
    const page = await adapterOf({ authProvider: azure('localhost') }).send(list({ top: 1 }), collection, ERRORS);
    assert.equal(page.value.length, 1);
  });

  test('it sends the token over plain HTTP, too, when the host is the loopback', async () => {
    const plain = adapterOf({ authProvider: azure('localhost'), origin: HTTP });
    assert.equal((await plain.send(list({ top: 1 }), collection, ERRORS)).value.length, 1);
  });

  test('without the host it sends none, and is told', async () => {
    const authProvider = new AzureIdentityAuthenticationProvider(credential(), [SCOPE]);
    await assert.rejects(adapterOf({ authProvider }).send(list(), collection, ERRORS), {
      responseStatusCode: 401,
    });
  });
});

describe('errors', () => {
  for (const [what, call, status, code] of [
    ['a request that is too old', () => act(TOO_OLD, 'reprocess'), 400, 'ReprocessWindowExpired'],
    ['an id that is no GUID', () => act('a b/c', 'reprocess'), 400, 'BadRequest'],
    ['a filter that cannot be followed', () => list({ filter: 'colour eq 1' }), 400, undefined],
    ['an unknown request', () => act(KIM.id, 'reprocess'), 404, 'RequestNotFound'],
  ]) {
    test(what, async () => {
      await assert.rejects(adapter.sendNoResponseContent(call(), ERRORS), refused => {
        assert.equal(refused.responseStatusCode, status);
        const { errorEscaped: error } = refused;
        assert.equal(error.code, code ?? error.code);
        assert.ok(error.code && error.message);
        assert.equal(error.innerError.requestId, refused.responseHeaders['request-id'][0]);
        assert.ok(error.innerError.clientRequestId);
        assert.ok(error.innerError.date instanceof Date);
        return true;
      });
    });
  }

  test('a client without permission', async () => {
    const stranger = adapterOf({ authProvider: bearer(credential(NOBODY)) });
    await assert.rejects(stranger.send(list(), collection, ERRORS), refused => {
      assert.equal(refused.responseStatusCode, 403);
      assert.equal(refused.errorEscaped.code, 'UnAuthorized');
      return true;
    });
  });
});

describe('batches', () => {
  test('of more steps than one post takes', async () => {
    const content = new BatchRequestContentCollection(adapter, ERRORS);
    const ids = Array.from({ length: 23 }, (_, n) => failed('paging', n));
    ids.forEach(id => content.addBatchRequest(get(id), id));
    const id = next();
    content.addBatchRequest(act(id, 'reprocess'), 'reprocess');
    content.addBatchRequest(act(TOO_OLD, 'reprocess'), 'old');
    const answers = await content.postAsync();
    const statuses = await answers.getResponsesStatusCodes();
    assert.ok(ids.every(read => statuses.get(read) === 200));
    assert.equal(statuses.get('reprocess'), 202);
    assert.equal(statuses.get('old'), 400);
    await until(state => state === 'Delivered', () => stateOf(id));
  });

  test('in one post', async () => {
    const content = new BatchRequestContent(adapter, ERRORS);
    const id = next();
    content.addBatchRequest(act(id, 'reprocess'), '1');
    const read = content.addBatchRequest(get(id), '2');
    read.dependsOn = ['1'];
    const answers = await content.postAsync();
    assert.deepEqual([...(await answers.getResponsesStatusCodes())].sort(), [['1', 202], ['2', 200]]);
  });
});

describe('retries', () => {
  for (const status of [429, 503]) {
    test(`${status} is tried again when it was told to`, async t => {
      const { origin, calls } = await relay(t, [{ status, headers: { 'retry-after': '1' } }]);
      const id = next();
      const begin = Date.now();
      await adapterOf({ origin }).sendNoResponseContent(act(id, 'reprocess'), ERRORS);
      assert.ok(Date.now() - begin >= 1000);
      assert.deepEqual(calls.map(({ headers }) => headers['retry-attempt']), [undefined, '1']);
      await until(state => state === 'Delivered', () => stateOf(id));
    });
  }

  test('502 is not tried again', async t => {
    const { origin, calls } = await relay(t, [{ status: 502, headers: { 'retry-after': '0' } }]);
    await assert.rejects(adapterOf({ origin }).send(list(), collection, ERRORS), { responseStatusCode: 502 });
    assert.equal(calls.length, 1);
  });
});
