import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readsAsAnotherHost, safeUrl } from '../../src/ui/safe-url.js';

test('absolute https addresses become links', () => {
  for (const address of [
    'https://portal.example.com/#/policies',
    'https://a.example/x?y=1&z=2',
    'HTTPS://A.EXAMPLE',
    ' https://a.example/ ',
    'https://a.example/~/b@c',
  ]) {
    assert.ok(safeUrl(address), address);
  }
});

test('everything else stays text', () => {
  const scripts = [
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:x',
    'java\nscript:x',
    '\u0001javascript:x',
    'data:text/html,x',
    'vbscript:x',
  ];
  const relative = [
    '//evil.example/x',
    '/admin',
    '#top',
    '?q',
    'admin',
    '',
    ' ',
    'https:',
    'https://',
    'https:/a.example',
    'https:a.example',
    'https://#x',
  ];
  const disguised = [
    'https://user:pass@a.example/',
    'https://a.example@evil.example/',
    'https://@evil.example/',
    'https:\\\\evil.example',
    'https://a.example\\@evil.example',
    'https://a.example/\u0000',
    'https://a\n.example/',
  ];
  const other = [
    'http://a.example/',
    'mailto:a@b.example',
    'file:///etc/passwd',
    'ftp://a.example',
    'blob:https://a.example/1',
    'https://[',
    'https://a b/',
  ];
  for (const text of [...scripts, ...relative, ...disguised, ...other, null, undefined, 42, {}])
    assert.equal(safeUrl(text), null, JSON.stringify(text));
});

const to = new URL('https://evil.example/login');

test('a text that names another host is found out', () => {
  for (const text of [
    'https://portal.example.com',
    'portal.example.com',
    'go to login.example.org/x now',
    'portal。example。com',
    'por\u200btal.example.com',
    'PORTAL.EXAMPLE.COM.',
    '10.0.0.1',
    'user@mail.example.org',
  ]) {
    assert.equal(readsAsAnotherHost(text, to), true, text);
  }
});

test('an honest text stays as it is', () => {
  for (const text of [
    'guideline',
    'evil.example',
    'https://evil.example/other',
    'www.evil.example',
    'EVIL.example',
    'Version 2.0',
    '',
    'i. e.',
  ]) {
    assert.equal(readsAsAnotherHost(text, to), false, text);
  }
  assert.equal(readsAsAnotherHost('example.com', new URL('https://learn.example.com/')), false, 'a parent domain');
  assert.equal(readsAsAnotherHost('bücher.example', new URL('https://bücher.example/')), false, 'an international name');
});
