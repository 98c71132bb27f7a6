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
const ATTEMPTS = 4;
const MINUTES = 10;

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

async function undelivered() {
  const requests = [];
  const first = await client
    .api(REQUESTS)
    .filter("state eq 'deliveryFailed' or state eq 'partiallyDelivered'")
    .select('id,state,completedDateTime')
    .top(50)
    .get();
  await new PageIterator(client, first, request => requests.push(request) > 0).iterate();
  return requests;
}

/** The state that a request reaches when its delivery has ended: at first often asked, then ever less often. */
async function outcome(id) {
  const end = Date.now() + MINUTES * 60_000;
  for (let wait = 500; Date.now() < end; wait = Math.min(wait * 1.5, 30_000)) {
    const { state } = await client.api(`${REQUESTS}/${id}`).select('state').get();
    if (state !== 'delivering') {
      return state;
    }
    await sleep(wait);
  }
  return 'delivering';
}

/** How it ended, and whether that is as well as it can end. */
async function deliver({ id }) {
  let state;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    try {
      await client.api(`${REQUESTS}/${id}/reprocess`).post();
    } catch (error) {
      // 400: its state or its age forbids it, and no other attempt would change that.
      return [error.statusCode === 400, `cannot be reprocessed: ${error.statusCode} ${error.code}: ${error.message}`];
    }
    state = await outcome(id);
    console.log(`${id} attempt ${attempt}: ${state}`);
    if (state === 'delivered') {
      return [true, 'is delivered'];
    }
  }
  return [false, `is still ${state} after ${ATTEMPTS} attempts`];
}

try {
  for (const request of await undelivered()) {
    console.log(`${request.id} ${request.state} since ${request.completedDateTime}`);
    const [settled, how] = await deliver(request);
    console.log(`${request.id} ${how}`);
    if (!settled) {
      process.exitCode = 1;
    }
  }
} catch (error) {
  console.error(`${error.code}: ${error.message}`);
  process.exitCode = 1;
}
