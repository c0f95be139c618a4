/** The small rules of live sources: when to come back, which links to follow, which status may be written. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { statusUpdateRequest } from '../../src/sources/index.js';
import { addressOf, below, isConfidential, nextPage } from '../../src/sources/live/links.js';
import { permissionFor } from '../../src/sources/live/permission.js';
import { retryAfterSeconds } from '../../src/sources/live/retry.js';

describe('Retry-After', () => {
  const now = Date.parse('2026-11-21T00:00:00Z');
  for (const [header, seconds] of [
    ['5', 5],
    ['0', 1],
    [null, null],
    ['120', 120],
    ['Sat, 21 Nov 2026 00:00:10 GMT', 10],
    ['Fri, 20 Nov 2026 00:00:10 GMT', 1],
    ['soon', null],
    ['-1', null],
    ['1.5', null],
    ['2026', 2026],
    ['Sat, 99 Nov 2026 00:00:10 GMT', null],
  ] as const) {
    test(`${header} is ${seconds}`, () => assert.equal(retryAfterSeconds(header, now), seconds));
  }
});

describe('Links to further pages', () => {
  const from = new URL('https://graph.microsoft.com/v1.0/security/secureScoreControlProfiles');
  const kindOf = (link: unknown, seen = new Set([from.href])) => nextPage(link, from, seen).kind;
  for (const [link, kind] of [
    [`${from.href}?$skiptoken=abc`, 'follow'],
    ['/v1.0/x', 'follow'],
    ['https://evil.example/v1.0/x', 'refuse'],
    ['http://graph.microsoft.com/v1.0/x', 'refuse'],
    ['https://graph.microsoft.com.evil.example/v1.0/', 'refuse'],
    ['https://graph.microsoft.com@evil.example/', 'refuse'],
    ['https://graph.microsoft.com:x@evil.example/v1.0/x', 'refuse'],
    ['https://user@graph.microsoft.com/v1.0/x', 'refuse'],
    ['//evil.example/x', 'refuse'],
    ['https://graph.microsoft.com:8443/x', 'refuse'],
    [from.href, 'stop'],
    [`${from.href}#again`, 'stop'],
    ['', 'refuse'],
    [42, 'refuse'],
    ['https://', 'refuse'],
    ['javascript:alert(1)', 'refuse'],
  ] as const) {
    test(`${link} : ${kind}`, () => assert.equal(kindOf(link), kind));
  }

  test('addresses of hosts', () => {
    assert.equal(addressOf('/relative'), null);
    assert.equal(addressOf(5), null);
    assert.equal(below(new URL('https://a.example/api/?x=1#y'), 'v1.0/z?$top=1').href, 'https://a.example/api/v1.0/z?$top=1');
    const confidential = [
      'https://a.example',
      'http://localhost:1',
      'http://127.0.0.1',
      'http://[::1]:8',
      'http://x.localhost',
      'http://a.example',
      'http://localhost.example',
      'http://127.0.0.1.example',
    ];
    assert.deepEqual(
      confidential.map((text) => isConfidential(new URL(text))),
      [true, true, true, true, true, false, false, false],
    );
  });

  test('permissions by address', () => {
    const named = (path: string) => permissionFor(new URL(path, 'https://a.example'));
    assert.equal(named('/v1.0/security/secureScores'), 'SecurityEvents.Read.All');
    assert.equal(named('/beta/directory/recommendations'), 'DirectoryRecommendations.Read.All');
    assert.equal(
      named('/subscriptions/a/providers/Microsoft.Security/assessments'),
      'Microsoft.Security/assessments/read (Security Reader)',
    );
    assert.equal(named('/providers/Microsoft.ResourceGraph/resources'), 'Microsoft.Security/*/read (Security Reader)');
  });
});

describe('A status for Graph', () => {
  test("is the vendor's documented request", () => {
    const vendorInformation = { provider: 'SecureScore', providerVersion: null, subProvider: null, vendor: 'Microsoft' };
    const update = { profileId: 'NonOwnerAccess', state: 'Reviewed', note: 'control is reviewed' };
    for (const given of [undefined, vendorInformation]) {
      assert.deepEqual(statusUpdateRequest({ ...update, vendorInformation: given }), {
        kind: 'request',
        method: 'PATCH',
        path: '/v1.0/security/secureScoreControlProfiles/NonOwnerAccess',
        headers: { 'content-type': 'application/json', prefer: 'return=representation' },
        body: { assignedTo: '', comment: 'control is reviewed', state: 'Reviewed', vendorInformation },
      });
    }
  });

  for (const [word, sent] of [
    ['toAddress', 'Default'],
    ['planned', 'Planned'],
    ['riskAccepted', 'Ignored'],
    ['ignored', 'Ignored'],
    ['thirdParty', 'ThirdParty'],
    ['alternateMitigation', 'AlternateMitigation'],
    ['Reviewed', 'Reviewed'],
  ]) {
    test(`${word} is sent as ${sent}`, () => {
      const request = statusUpdateRequest({ profileId: 'a/../b', state: word! });
      assert.ok(request.kind === 'request');
      assert.equal(request.body['state'], sent);
      assert.ok(request.path.endsWith('/a%2F..%2Fb'));
    });
  }

  const refusals: readonly [name: string, update: Parameters<typeof statusUpdateRequest>[0], reason: string][] = [
    ['a device configuration', { profileId: 'scid_2010', state: 'planned' }, 'detectedByVendor'],
    ['a completed action', { profileId: 'a', state: 'planned', currentState: 'completed' }, 'completed'],
    ['completion by hand', { profileId: 'a', state: 'completed' }, 'completed'],
    ['an unknown word', { profileId: 'a', state: 'someday' }, 'unknownState'],
    ['a word of every object', { profileId: 'a', state: 'constructor' }, 'unknownState'],
    ['no profile', { profileId: ' ', state: 'planned' }, 'noProfile'],
  ];
  for (const [name, update, reason] of refusals) {
    test(`${name} is refused: ${reason}`, () => {
      const request = statusUpdateRequest(update);
      assert.equal(request.kind === 'refused' && request.reason, reason);
    });
  }
});
