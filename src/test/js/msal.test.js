// @azure/msal-node, told nothing but the authority.
import { ConfidentialClientApplication, CryptoProvider, PublicClientApplication } from '@azure/msal-node';
import assert from 'node:assert/strict';
import { createHash, createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { approve } from './control.js';
import { HTTPS, REQUESTS, SCOPE, claims } from './emulator.js';
import { KIM, OPERATIONS, PUBLIC, REDIRECT, TENANT } from './seed.js';

const scopes = ['https://graph.microsoft.com/EntitlementManagement.ReadWrite.All'];

/** An authority that MSAL need not ask Microsoft about: its host, with the port, is known. */
function authority(tenant = TENANT) {
  return { authority: `${HTTPS}/${tenant}`, knownAuthorities: [new URL(HTTPS).host] };
}

function confidential(secret = { clientSecret: OPERATIONS.secret }, tenant = TENANT) {
  return new ConfidentialClientApplication({ auth: { clientId: OPERATIONS.clientId, ...authority(tenant), ...secret } });
}

function publicClient() {
  return new PublicClientApplication({ auth: { ...PUBLIC, ...authority() } });
}

async function callsGraph({ accessToken }) {
  const headers = { authorization: `Bearer ${accessToken}` };
  assert.equal((await fetch(`${HTTPS}/beta${REQUESTS}?$top=1`, { headers })).status, 200);
}

/** What a browser does in which Kim is signed in already: it follows the address and is sent back with a code. */
async function answerTo(address) {
  const answer = await fetch(address, { redirect: 'manual' });
  assert.equal(answer.status, 302, await answer.text());
  const location = new URL(answer.headers.get('location'));
  assert.equal(location.origin + location.pathname, REDIRECT);
  return Object.fromEntries(location.searchParams);
}

describe('an application', () => {
  test('signs in with its secret, and once', async () => {
    const application = confidential();
    const first = await application.acquireTokenByClientCredential({ scopes: [SCOPE] });
    assert.equal(first.fromCache, false);
    assert.equal(claims(first.accessToken).appid, OPERATIONS.clientId);
    await callsGraph(first);
    assert.equal((await application.acquireTokenByClientCredential({ scopes: [SCOPE] })).fromCache, true);
    const again = await application.acquireTokenByClientCredential({ scopes: [SCOPE], skipCache: true });
    assert.equal(again.fromCache, false);
  });

  test('signs in with its certificate', async () => {
    const pem = readFileSync(process.env.TEST_CERTIFICATE, 'utf8');
    const certificate = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/)[0];
    const der = Buffer.from(certificate.replace(/-----[^-]+-----|\s/g, ''), 'base64');
    const clientCertificate = {
      thumbprintSha256: createHash('sha256').update(der).digest('hex'),
      privateKey: createPrivateKey(pem).export({ type: 'pkcs8', format: 'pem' }),
      x5c: certificate,
    };
    await callsGraph(await confidential({ clientCertificate }).acquireTokenByClientCredential({ scopes: [SCOPE] }));
  });

  test('is refused with the code of what is wrong', async () => {
    const wrong = confidential({ clientSecret: 'guessed' }).acquireTokenByClientCredential({ scopes: [SCOPE] });
    await assert.rejects(wrong, error => {
      assert.equal(error.errorCode, 'invalid_client');
      assert.equal(String(error.errorNo), '7000215');
      assert.match(error.errorMessage, /AADSTS7000215/);
      // What the client has sent comes back, so that both sides' logs can be laid beside each other.
      assert.ok(error.errorMessage.includes(`Correlation ID: ${error.correlationId}`));
      return true;
    });
  });
});

describe('a user', () => {
  async function signIn(application, tenant) {
    const { verifier, challenge } = await new CryptoProvider().generatePkceCodes();
    const request = {
      scopes,
      redirectUri: REDIRECT,
      state: 'as sent & kept',
      nonce: 'only once',
      ...(tenant && { authority: `${HTTPS}/${tenant}` }),
    };
    const address = await application.getAuthCodeUrl({
      ...request,
      codeChallenge: challenge,
      codeChallengeMethod: 'S256',
      prompt: 'none',
      loginHint: KIM.username,
    });
    const answer = await answerTo(address);
    assert.ok(answer.code, JSON.stringify(answer));
    return [{ ...request, code: answer.code, codeVerifier: verifier }, answer];
  }

  for (const [kind, application] of [['confidential', confidential], ['public', publicClient]]) {
    test(`signs in to a ${kind} client with a code and PKCE, and is refreshed`, async () => {
      const client = application();
      const signedIn = await client.acquireTokenByCode(...(await signIn(client)));
      assert.equal(claims(signedIn.accessToken).oid, KIM.id);
      assert.equal(signedIn.idTokenClaims.oid, KIM.id);
      assert.equal(signedIn.idTokenClaims.nonce, 'only once');
      assert.equal(signedIn.account.username.toLowerCase(), KIM.username);
      assert.equal(signedIn.account.homeAccountId, `${KIM.id}.${TENANT}`);
      await callsGraph(signedIn);
      const { account } = signedIn;
      assert.equal((await client.acquireTokenSilent({ account, scopes })).fromCache, true);
      const refreshed = await client.acquireTokenSilent({ account, scopes, forceRefresh: true });
      assert.equal(refreshed.fromCache, false);
      assert.notEqual(refreshed.accessToken, signedIn.accessToken);
      await callsGraph(refreshed);
    });
  }

  test('signs in at an authority that is no tenant', async () => {
    for (const anyTenant of ['common', 'organizations']) {
      const client = confidential(undefined, anyTenant);
      const signedIn = await client.acquireTokenByCode(...(await signIn(client, anyTenant)));
      assert.equal(signedIn.tenantId, TENANT);
      await callsGraph(signedIn);
    }
  });

  test('has a code that works once, with its own verifier', async () => {
    const client = confidential();
    const [request] = await signIn(client);
    const { verifier: codeVerifier } = await new CryptoProvider().generatePkceCodes();
    const [other] = await signIn(client);
    await assert.rejects(client.acquireTokenByCode({ ...other, codeVerifier }), { errorCode: 'invalid_grant' });
    await client.acquireTokenByCode(request);
    await assert.rejects(client.acquireTokenByCode(request), { errorCode: 'invalid_grant' });
  });

  test('approves a device', async () => {
    const client = publicClient();
    const approvals = [];
    const signedIn = await client.acquireTokenByDeviceCode({
      scopes,
      deviceCodeCallback: ({ userCode }) => approvals.push(approve(userCode, KIM)),
    });
    await Promise.all(approvals);
    assert.equal(claims(signedIn.accessToken).oid, KIM.id);
    await callsGraph(signedIn);
    const { account } = signedIn;
    assert.equal((await client.acquireTokenSilent({ account, scopes, forceRefresh: true })).fromCache, false);
  });

  test('signs in with name and password', async () => {
    const { username, password } = KIM;
    await callsGraph(await publicClient().acquireTokenByUsernamePassword({ scopes, username, password }));
  });

  test('is acted for by a service', async () => {
    const { username, password } = KIM;
    const own = [`${OPERATIONS.clientId}/.default`];
    const { accessToken } = await publicClient().acquireTokenByUsernamePassword({ scopes: own, username, password });
    const service = confidential();
    const acted = await service.acquireTokenOnBehalfOf({ scopes, oboAssertion: accessToken });
    assert.equal(claims(acted.accessToken).oid, KIM.id);
    await callsGraph(acted);
    assert.equal((await service.acquireTokenOnBehalfOf({ scopes, oboAssertion: accessToken })).fromCache, true);
  });
});
