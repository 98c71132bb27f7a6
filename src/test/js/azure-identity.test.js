// @azure/identity, told nothing but the authority.
import {
  ClientCertificateCredential,
  ClientSecretCredential,
  DefaultAzureCredential,
  DeviceCodeCredential,
  OnBehalfOfCredential,
  UsernamePasswordCredential,
} from '@azure/identity';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { approve } from './control.js';
import { AUTHORITY, HTTP, HTTPS, REQUESTS, SCOPE, claims, credential, userCredential } from './emulator.js';
import { DOMAIN, KIM, NOBODY, OPERATIONS, PACKAGES, PUBLIC, TENANT } from './seed.js';

async function callsGraph(token) {
  const query = `$top=1&$filter=accessPackage/id eq '${PACKAGES.paging}'`;
  const answer = await fetch(`${HTTPS}/beta${REQUESTS}?${query}`, { headers: { authorization: `Bearer ${token}` } });
  assert.equal(answer.status, 200);
}

test('a client secret gives an application token for Graph', async () => {
  const { token, expiresOnTimestamp } = await credential().getToken(SCOPE);
  const { aud, tid, appid, roles, scp } = claims(token);
  assert.deepEqual(
    { aud, tid, appid, roles, scp },
    {
      aud: 'https://graph.microsoft.com',
      tid: TENANT,
      appid: OPERATIONS.clientId,
      roles: ['EntitlementManagement.ReadWrite.All'],
      scp: undefined,
    },
  );
  assert.ok(expiresOnTimestamp > Date.now() + 30 * 60_000);
  await callsGraph(token);
});

test('a tenant may be named by its domain', async () => {
  const { clientId, secret } = OPERATIONS;
  const { token } = await new ClientSecretCredential(DOMAIN, clientId, secret, AUTHORITY).getToken(SCOPE);
  assert.equal(claims(token).tid, TENANT);
});

test('a token is asked for once, and again for another credential', async () => {
  const one = credential();
  const first = await one.getToken(SCOPE);
  assert.equal((await one.getToken(SCOPE)).token, first.token);
  assert.notEqual((await credential().getToken(SCOPE)).token, first.token);
});

test('continuous access evaluation changes nothing', async () => {
  await callsGraph((await credential().getToken(SCOPE, { enableCae: true })).token);
});

test('the environment configures the default credential', async () => {
  const environment = {
    AZURE_TENANT_ID: TENANT,
    AZURE_CLIENT_ID: OPERATIONS.clientId,
    AZURE_CLIENT_SECRET: OPERATIONS.secret,
    AZURE_AUTHORITY_HOST: HTTPS,
    AZURE_TOKEN_CREDENTIALS: 'EnvironmentCredential',
  };
  const before = Object.fromEntries(Object.keys(environment).map(name => [name, process.env[name]]));
  Object.assign(process.env, environment);
  try {
    const { token } = await new DefaultAzureCredential({ disableInstanceDiscovery: true }).getToken(SCOPE);
    assert.equal(claims(token).appid, OPERATIONS.clientId);
  } finally {
    for (const [name, value] of Object.entries(before)) {
      value === undefined ? delete process.env[name] : (process.env[name] = value);
    }
  }
});

test('a certificate gives an application token', async () => {
  const certificatePath = process.env.TEST_CERTIFICATE;
  const { clientId } = OPERATIONS;
  for (const sendCertificateChain of [false, true]) {
    const certificate = new ClientCertificateCredential(
      TENANT,
      clientId,
      { certificatePath },
      { ...AUTHORITY, sendCertificateChain },
    );
    const { token } = await certificate.getToken(SCOPE);
    assert.equal(claims(token).appidacr, '2');
    await callsGraph(token);
  }
});

test('the certificate of another client is refused', async () => {
  const certificatePath = process.env.TEST_CERTIFICATE;
  const stranger = new ClientCertificateCredential(TENANT, NOBODY.clientId, { certificatePath }, AUTHORITY);
  await assert.rejects(stranger.getToken(SCOPE), /AADSTS700027/);
});

test('user name and password give a delegated token', async () => {
  const { token } = await userCredential().getToken('https://graph.microsoft.com/EntitlementManagement.ReadWrite.All');
  assert.equal(claims(token).oid, KIM.id);
  assert.match(claims(token).scp, /\bEntitlementManagement\.ReadWrite\.All\b/);
  await callsGraph(token);
});

test('a wrong password is refused', async () => {
  const user = new UsernamePasswordCredential(TENANT, PUBLIC.clientId, KIM.username, 'guessed', AUTHORITY);
  await assert.rejects(user.getToken(SCOPE), /AADSTS50126/);
});

test('a device code is approved while the client waits', async () => {
  let shown, approved;
  const device = new DeviceCodeCredential({
    ...AUTHORITY,
    tenantId: TENANT,
    clientId: PUBLIC.clientId,
    userPromptCallback: code => {
      shown = code;
      approved = approve(code.userCode, KIM);
    },
  });
  const { token } = await device.getToken(SCOPE);
  await approved;
  assert.ok(shown.message.includes(shown.userCode) && shown.message.includes(shown.verificationUri));
  assert.equal(claims(token).oid, KIM.id);
  await callsGraph(token);
  assert.equal((await device.getToken(SCOPE)).token, token);
});

test('a token is exchanged on behalf of its user', async () => {
  const { clientId, secret } = OPERATIONS;
  const { token: userAssertionToken } = await userCredential().getToken(`${clientId}/.default`);
  const service = new OnBehalfOfCredential({
    ...AUTHORITY,
    tenantId: TENANT,
    clientId,
    clientSecret: secret,
    userAssertionToken,
  });
  const { token } = await service.getToken(SCOPE);
  assert.equal(claims(token).oid, KIM.id);
  await callsGraph(token);
});

for (const [what, { tenant = TENANT, clientId = OPERATIONS.clientId, secret = OPERATIONS.secret, scope = SCOPE, message }] of
  Object.entries({
    'a wrong secret': { secret: 'guessed', message: /AADSTS7000215/ },
    'an unknown client': { clientId: '33333333-0000-4000-8000-00000000dead', message: /AADSTS700016/ },
    'an unknown tenant': { tenant: '33333333-0000-4000-8000-00000000dead', message: /endpoints_resolution_error/ },
    'a scope that is not .default': { scope: 'https://graph.microsoft.com/User.Read', message: /AADSTS1002012/ },
    'the scope of a stranger': { scope: 'https://stranger.example/.default', message: /AADSTS500011/ },
  })) {
  test(`${what} is refused`, async () => {
    await assert.rejects(new ClientSecretCredential(tenant, clientId, secret, AUTHORITY).getToken(scope), message);
  });
}

test('plain HTTP is refused by the client itself', () => {
  assert.throws(
    () => new ClientSecretCredential(TENANT, OPERATIONS.clientId, OPERATIONS.secret, { ...AUTHORITY, authorityHost: HTTP }),
    /must use the 'https' protocol/,
  );
});
