// Reprocesses every assignment request that was not delivered, or only in part, and waits until it is.
//
//   npm ci && npm start
//
// AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET say who calls. With no more than these it calls Microsoft
// Graph; the emulator is called with, for example,
//
//   curl -so ca.pem http://localhost:8080/_emulator/tls/ca.pem
//   export NODE_EXTRA_CA_CERTS=ca.pem AZURE_AUTHORITY_HOST=https://localhost:8443 GRAPH_BASE_URL=https://localhost:8443
import { EnvironmentCredential } from '@azure/identity';
import { Client, PageIterator } from '@microsoft/microsoft-graph-client';
import { TokenCredentialAuthenticationProvider } from '@microsoft/microsoft-graph-client/authProviders/azureTokenCredentials/index.js';
import { setTimeout as sleep } from 'node:timers/promises';

const REQUESTS = '/identityGovernance/entitlementManagement/assignmentRequests';
const ATTEMPTS = 5;
const PATIENCE = 10 * 60_000; // ms for one delivery: Microsoft's take minutes

const base = new URL(process.env.GRAPH_BASE_URL || 'https://graph.microsoft.com');
const credential = new EnvironmentCredential({
  // An authority that is not Microsoft's is not asked about at Microsoft.
  disableInstanceDiscovery: Boolean(process.env.AZURE_AUTHORITY_HOST),
});
const client = Client.initWithMiddleware({
  baseUrl: base.origin,
  defaultVersion: 'v1.0',
  // The client sends its token to Graph and to these hosts, over HTTPS only. No ports here: with one, nothing matches.
  customHosts: new Set([base.hostname]),
  authProvider: new TokenCredentialAuthenticationProvider(credential, {
    scopes: ['https://graph.microsoft.com/.default'],
  }),
});

/** The ids of all requests whose delivery failed, whatever number of pages they take. */
async function failedRequests() {
  const ids = [];
  const first = await client
    .api(REQUESTS)
    .filter("state eq 'deliveryFailed' or state eq 'partiallyDelivered'")
    .select('id,state')
    .top(50)
    .get();
  await new PageIterator(client, first, request => ids.push(request.id) > 0).iterate();
  return ids;
}

/** Whether a delivery is under way now; says why when there will be none. */
async function reprocess(id) {
  try {
    await client.api(`${REQUESTS}/${id}/reprocess`).post();
    return true;
  } catch (error) {
    // The client tries again what is throttled, and of that a copy may arrive when the first was accepted already.
    if (error.statusCode === 400 && error.code === 'InvalidRequestState') {
      return true;
    }
    if (error.statusCode !== 400) {
      throw error;
    }
    console.log(`${id} skipped: ${error.code}: ${error.message}`);
    return false;
  }
}

/** The state in which a delivery ended; asks often at first, then ever less. */
async function outcome(id) {
  const end = Date.now() + PATIENCE;
  for (let wait = 500; ; wait = Math.min(wait * 1.5, 30_000)) {
    const { state } = await client.api(`${REQUESTS}/${id}`).select('state').get();
    if (['delivered', 'deliveryFailed', 'partiallyDelivered'].includes(state)) {
      return state;
    }
    if (Date.now() > end) {
      throw new Error(`${id} is still ${state}`);
    }
    await sleep(wait);
  }
}

async function reprocessAll() {
  let [delivered, skipped] = [0, 0];
  let failed = await failedRequests();
  for (let attempt = 1; failed.length > 0; attempt++) {
    if (attempt > ATTEMPTS) {
      throw new Error(`Not delivered after ${ATTEMPTS} attempts: ${failed.join(', ')}`);
    }
    const underway = [];
    for (const id of failed) {
      (await reprocess(id)) ? underway.push(id) : skipped++;
    }
    failed = [];
    for (const id of underway) {
      const state = await outcome(id);
      console.log(`${id} ${state}`);
      state === 'delivered' ? delivered++ : failed.push(id);
    }
  }
  console.log(`${delivered} delivered, ${skipped} skipped`);
}

try {
  await reprocessAll();
} catch (error) {
  console.error(error.code ? `${error.code}: ${error.message}` : error.message);
  process.exitCode = 1;
}
