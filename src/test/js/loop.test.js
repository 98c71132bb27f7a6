// The program that the emulator is for: find what was not delivered, reprocess it, wait until it is delivered.
import { PageIterator } from '@microsoft/microsoft-graph-client';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { REQUESTS, until } from './emulator.js';
import { client, stateOf } from './graph.js';
import { FAILED_REQUESTS, PACKAGES } from './seed.js';

async function undelivered() {
  const ids = [];
  const filter = `requestState eq 'DeliveryFailed' and accessPackage/id eq '${PACKAGES.loop}'`;
  const first = await client.api(REQUESTS).filter(filter).select('id,requestState').top(15).get();
  await new PageIterator(client, first, request => ids.push(request.id) > 0).iterate();
  return ids;
}

test('everything that failed is reprocessed and delivered', async () => {
  const failed = await undelivered();
  assert.equal(failed.length, FAILED_REQUESTS);
  await Promise.all(failed.map(id => client.api(`${REQUESTS}/${id}/reprocess`).post()));
  await Promise.all(failed.map(id => until(state => state === 'Delivered', () => stateOf(id))));
  assert.deepEqual(await undelivered(), []);
});
