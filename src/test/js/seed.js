// The tenant that the tests need, as a seed document. `node seed.js [CERTIFICATE.pem]` prints it as JSON, which is YAML, too.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const TENANT = '33333333-0000-4000-8000-000000000001';
export const DOMAIN = 'adatum.example';

/** Holds EntitlementManagement.ReadWrite.All; its users may be granted that scope and Read.All. */
export const OPERATIONS = { clientId: id(0xa1), secret: 'secret & one of (adatum)' };

/** Proves itself with nothing, as an app on a device does: only its users can do anything. */
export const PUBLIC = { clientId: id(0xa2) };

/** Where users are sent back to after they have signed in. */
export const REDIRECT = 'http://localhost:3000/signed-in';

/** Holds nothing. */
export const NOBODY = { clientId: id(0xa3), secret: 'secret-three' };

export const KIM = { id: id(0xc1), username: 'kim@adatum.example', password: "kim's own & only" };

/** Cannot sign in. */
export const LEE = { id: id(0xc2), username: 'lee@adatum.example' };

/** One access package for each family of tests, so that no test meets what another has left. */
export const PACKAGES = Object.fromEntries(
  ['graph', 'errors', 'batch', 'kiota', 'loop', 'paging', 'created'].map((name, n) => [name, id(0xd1 + n)]),
);

/** Failed requests of each access package; the tests of paging only read theirs. */
export const FAILED_REQUESTS = 40;

/** A policy of the access package `created`, by which no test meets a request of another. */
export const POLICY = id(0xb1);

/** Starts in a month, unless it is cancelled: the n-th request of the families graph and kiota, from 0. */
export function scheduled(family, n) {
  return failed(family, 0x8000 + n);
}

const SCHEDULED_REQUESTS = 4;

/** Completed fifteen days ago: one day too late. */
export const TOO_OLD = id(0xe0001);

/** The n-th failed request of an access package, from 0. */
export function failed(family, n) {
  return id(0x10000 * (Object.keys(PACKAGES).indexOf(family) + 1) + n);
}

function id(n) {
  return `33333333-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
}

function seed(certificate) {
  const scopes = ['EntitlementManagement.Read.All', 'EntitlementManagement.ReadWrite.All'];
  const resourceRole = n => ({ id: id(0xd000 + n), displayName: `Team ${n}`, originSystem: 'AadGroup' });
  const request = (requestId, accessPackage, state) => ({
    id: requestId,
    requestType: 'adminAdd',
    requestor: KIM.id,
    accessPackage,
    createdAt: '-20d',
    ...state,
  });
  return {
    tenant: { id: TENANT, displayName: 'Adatum', domain: DOMAIN },
    clients: [
      {
        ...OPERATIONS,
        displayName: 'Operations',
        roles: ['EntitlementManagement.ReadWrite.All'],
        scopes,
        redirectUris: [REDIRECT],
        ...(certificate && { certificates: [certificate] }),
      },
      { ...PUBLIC, displayName: 'On a device', scopes, redirectUris: [REDIRECT] },
      { ...NOBODY, displayName: 'Nobody' },
    ],
    users: [
      { id: KIM.id, userPrincipalName: KIM.username, displayName: 'Kim', password: KIM.password },
      { id: LEE.id, userPrincipalName: LEE.username, displayName: 'Lee' },
    ],
    catalogs: [
      {
        id: id(0xd0),
        displayName: 'General',
        accessPackages: Object.entries(PACKAGES).map(([name, packageId], n) => ({
          id: packageId,
          displayName: `Package ${name}`,
          resourceRoles: [resourceRole(n)],
          ...(name === 'created' && { policies: [{ id: POLICY, displayName: 'Direct' }] }),
        })),
      },
    ],
    assignmentRequests: [
      ...Object.entries(PACKAGES).flatMap(([family, packageId]) =>
        Array.from({ length: FAILED_REQUESTS }, (_, n) =>
          request(failed(family, n), packageId, { state: 'deliveryFailed', completedAt: '-1h' }),
        ),
      ),
      ...['graph', 'kiota'].flatMap(family =>
        Array.from({ length: SCHEDULED_REQUESTS }, (_, n) =>
          request(scheduled(family, n), PACKAGES[family], { state: 'scheduled', startsAt: '+30d' }),
        ),
      ),
      request(TOO_OLD, PACKAGES.graph, { state: 'deliveryFailed', completedAt: '-15d' }),
    ],
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , file] = process.argv;
  console.log(JSON.stringify(seed(file && readFileSync(file, 'utf8'))));
}
