// @microsoft/microsoft-graph-client: reads, actions and batches.
import { BatchRequestContent, BatchResponseContent, PageIterator } from '@microsoft/microsoft-graph-client';
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { HTTPS, REQUESTS, until } from './emulator.js';
import { authProvider, client, clientOf, errorOf, stateOf, userClient } from './graph.js';
import { FAILED_REQUESTS, KIM, PACKAGES, POLICY, TOO_OLD, failed, scheduled } from './seed.js';

let used = 0;
const next = () => failed('graph', used++);

describe('reads', () => {
  test('a request with its access package and requestor', async () => {
    const id = failed('paging', 0);
    const request = await client
      .api(`${REQUESTS}/${id}`)
      .expand('accessPackage($select=displayName),requestor')
      .select(['id', 'requestState', 'requestStatus'])
      .get();
    assert.equal(request.id, id);
    assert.equal(request.requestState, 'DeliveryFailed');
    assert.equal(request.accessPackage.displayName, 'Package paging');
    assert.equal(request.requestor.objectId, KIM.id);
  });

  test('by an address instead of a name', async () => {
    const baseUrl = HTTPS.replace('localhost', '127.0.0.1');
    const byAddress = clientOf({ authProvider, baseUrl, customHosts: new Set(['127.0.0.1']) });
    const page = await byAddress.api(REQUESTS).top(1).get();
    assert.ok(page['@odata.nextLink'].startsWith(baseUrl));
    assert.equal((await byAddress.api(page['@odata.nextLink']).get()).value.length, 1);
  });

  test('the v1.0 shape', async () => {
    const id = failed('paging', 0);
    const path = `/identityGovernance/entitlementManagement/assignmentRequests/${id}`;
    assert.equal((await client.api(path).version('v1.0').get()).state, 'deliveryFailed');
  });

  test('a list, filtered, expanded, ordered and counted', async () => {
    const page = await client
      .api(REQUESTS)
      .filter(`requestState eq 'DeliveryFailed' and accessPackage/id eq '${PACKAGES.paging}'`)
      .expand('requestor,accessPackage')
      .orderby('createdDateTime desc')
      .select('id,requestState')
      .count(true)
      .top(3)
      .get();
    assert.equal(page['@odata.count'], FAILED_REQUESTS);
    assert.equal(page.value.length, 3);
    assert.ok(page['@odata.nextLink'].startsWith(`${HTTPS}/beta/`));
    assert.ok(page.value.every(request => request.accessPackage.id === PACKAGES.paging));
  });

  test('a count as text', async () => {
    const filter = `accessPackage/id eq '${PACKAGES.paging}'`;
    assert.equal(await client.api(`${REQUESTS}/$count`).filter(filter).get(), String(FAILED_REQUESTS));
  });

  test('every page', async () => {
    const ids = [];
    const first = await client.api(REQUESTS).filter(`accessPackage/id eq '${PACKAGES.paging}'`).top(7).get();
    const pages = new PageIterator(client, first, request => ids.push(request.id) > 0);
    await pages.iterate();
    assert.ok(pages.isComplete());
    const expected = Array.from({ length: FAILED_REQUESTS }, (_, n) => failed('paging', n));
    assert.deepEqual(ids.sort(), expected);
  });

  test('pages until told to pause, and on from there', async () => {
    const ids = [];
    const first = await client.api(REQUESTS).filter(`accessPackage/id eq '${PACKAGES.paging}'`).top(7).get();
    const pages = new PageIterator(client, first, request => ids.push(request.id) !== 10);
    await pages.iterate();
    assert.equal(ids.length, 10);
    await pages.resume();
    assert.equal(new Set(ids).size, FAILED_REQUESTS);
  });

  test('many at once', async () => {
    const ids = Array.from({ length: 60 }, (_, n) => failed('paging', n % FAILED_REQUESTS));
    const requests = await Promise.all(ids.map(id => client.api(`${REQUESTS}/${id}`).get()));
    assert.deepEqual(requests.map(request => request.id), ids);
  });
});

describe('actions', () => {
  let cancelled = 0;

  for (const [what, ...body] of [['without a body'], ['with an empty object', {}], ['with null', null]]) {
    test(`reprocess ${what}`, async () => {
      const id = next();
      await client.api(`${REQUESTS}/${id}/reprocess`).post(...body);
      assert.equal(await until(state => state === 'Delivered', () => stateOf(id)), 'Delivered');
    });

    test(`cancel ${what}`, async () => {
      const id = scheduled('graph', cancelled++);
      await userClient.api(`${REQUESTS}/${id}/cancel`).post(...body);
      assert.equal(await stateOf(id), 'Canceled');
    });
  }

  test('create a request and find it', async () => {
    const request = await client.api(REQUESTS).post({
      requestType: 'AdminAdd',
      accessPackageAssignment: { targetId: KIM.id, assignmentPolicyId: POLICY, accessPackageId: PACKAGES.created },
      justification: 'Said “yes” & signed',
    });
    assert.equal(request.justification, 'Said “yes” & signed');
    await until(state => state === 'Delivered', () => stateOf(request.id));
    const own = await userClient.api(`${REQUESTS}/filterByCurrentUser(on='target')`).top(999).get();
    assert.ok(own.value.some(({ id }) => id === request.id));
  });

  test('delete a request', async () => {
    const id = scheduled('graph', cancelled++);
    await userClient.api(`${REQUESTS}/${id}/cancel`).post();
    assert.equal(await client.api(`${REQUESTS}/${id}`).delete(), undefined);
    assert.equal((await errorOf(stateOf(id))).code, 'RequestNotFound');
  });

  test('reprocessed at the same time, exactly one wins', async () => {
    const id = next();
    const calls = Array.from({ length: 8 }, () => client.api(`${REQUESTS}/${id}/reprocess`).post());
    const answers = await Promise.allSettled(calls);
    assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 1);
    const refusals = answers.filter(({ status }) => status === 'rejected').map(({ reason }) => reason);
    assert.ok(refusals.every(({ statusCode, code }) => statusCode === 400 && code === 'InvalidRequestState'));
  });
});

describe('batches', () => {
  const step = (id, path, method = 'GET', body) => ({
    id,
    // The client keeps what follows the host of a URL, so a step's URL begins with the version.
    request: new Request(`${HTTPS}/beta${path}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    }),
  });

  async function post(steps) {
    const content = await new BatchRequestContent(steps).getContent();
    return new BatchResponseContent(await client.api('/$batch').post(content));
  }

  test('of twenty steps: reads, reprocesses and refusals', async () => {
    const read = Array.from({ length: 8 }, (_, n) => failed('paging', n));
    const reprocess = Array.from({ length: 8 }, (_, n) => failed('batch', n));
    const answers = await post([
      ...read.map(id => step(`get-${id}`, `${REQUESTS}/${id}?$expand=requestor`)),
      ...reprocess.map(id => step(`reprocess-${id}`, `${REQUESTS}/${id}/reprocess`, 'POST')),
      step('empty', `${REQUESTS}/${failed('batch', 8)}/reprocess`, 'POST', {}),
      step('old', `${REQUESTS}/${TOO_OLD}/reprocess`, 'POST'),
      step('unknown', `${REQUESTS}/${KIM.id}`),
      step('count', `${REQUESTS}/$count?$filter=accessPackage/id eq '${PACKAGES.paging}'`),
    ]);
    for (const id of read) {
      const request = await answers.getResponseById(`get-${id}`).json();
      assert.equal(request.id, id);
      assert.equal(request.requestor.objectId, KIM.id);
    }
    for (const id of reprocess) {
      assert.equal(answers.getResponseById(`reprocess-${id}`).status, 202);
    }
    assert.equal(answers.getResponseById('empty').status, 202);
    assert.equal(answers.getResponseById('old').status, 400);
    assert.equal((await answers.getResponseById('old').json()).error.code, 'ReprocessWindowExpired');
    assert.equal(answers.getResponseById('unknown').status, 404);
    assert.equal(answers.getResponseById('count').status, 200);
    await Promise.all(reprocess.map(id => until(state => state === 'Delivered', () => stateOf(id))));
  });

  test('whose steps wait for each other', async () => {
    const id = failed('batch', 9);
    const content = new BatchRequestContent([
      step('1', `${REQUESTS}/${id}/reprocess`, 'POST'),
      step('2', `${REQUESTS}/${id}?$select=id,requestState`),
    ]);
    content.addDependency('2', '1');
    const answers = new BatchResponseContent(await client.api('/$batch').post(await content.getContent()));
    assert.equal((await answers.getResponseById('2').json()).requestState, 'Delivering');
  });

  test('whose first step fails', async () => {
    const content = new BatchRequestContent([
      step('1', `${REQUESTS}/${TOO_OLD}/reprocess`, 'POST'),
      step('2', `${REQUESTS}/${TOO_OLD}`),
    ]);
    content.addDependency('2', '1');
    const answers = new BatchResponseContent(await client.api('/$batch').post(await content.getContent()));
    assert.equal(answers.getResponseById('2').status, 424);
  });
});
