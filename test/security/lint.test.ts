/** Each banned construct has a rule of lint that reports it, in the sources, where it is written. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ESLint } from 'eslint';
import { root } from '../../scripts/entries.mjs';

const eslint = new ESLint({ cwd: root });

/** The rules that object to a text, as if it stood in a file of that path. */
async function rulesAgainst(code: string, filePath: string): Promise<readonly string[]> {
  const [result] = await eslint.lintText(code, { filePath: `${root}/${filePath}` });
  return result!.messages.map(({ ruleId, message }) => ruleId ?? message);
}

const inElements = 'src/elements/score-trend/score-trend.ts';
const banned: readonly (readonly [name: string, code: string, rule: string, path?: string])[] = [
  ['innerHTML', 'export const a = (b: Element) => (b.innerHTML = "c");', 'no-restricted-syntax'],
  ['innerHTML by its name', 'export const a = (b: any) => (b["innerHTML"] = "c");', 'no-restricted-syntax'],
  ['outerHTML', 'export const a = (b: Element) => b.outerHTML;', 'no-restricted-syntax'],
  ['insertAdjacentHTML', 'export const a = (b: Element) => b.insertAdjacentHTML("beforeend", "c");', 'no-restricted-syntax'],
  ['setHTML', 'export const a = (b: any) => b.setHTML("c");', 'no-restricted-syntax'],
  ['setHTMLUnsafe', 'export const a = (b: any) => b.setHTMLUnsafe("c");', 'no-restricted-syntax'],
  ['createContextualFragment', 'export const a = (b: Range) => b.createContextualFragment("c");', 'no-restricted-syntax'],
  ['srcdoc', 'export const a = (b: HTMLIFrameElement) => (b.srcdoc = "c");', 'no-restricted-syntax'],
  ['DOMParser', 'export const a = () => new DOMParser();', 'no-restricted-syntax'],
  ['document.write', 'export const a = () => document.write("b");', 'no-restricted-syntax'],
  ['eval', 'export const a = () => eval("b");', 'no-eval'],
  ['new Function', 'export const a = new Function("b");', 'no-new-func'],
  ['a timer with text', 'export const a = () => setTimeout("b", 1);', 'no-restricted-syntax'],
  ['unsafeHTML', 'import { unsafeHTML } from "lit/directives/unsafe-html.js";\nexport const a = unsafeHTML;', 'no-restricted-syntax'],
  ['unsafeSVG', 'import { unsafeSVG } from "lit/directives/unsafe-svg.js";\nexport const a = unsafeSVG;', 'no-restricted-syntax'],
  ['styleMap', 'import { styleMap } from "lit/directives/style-map.js";\nexport const a = styleMap;', 'no-restricted-syntax'],
  ['a style attribute', 'import { html } from "lit";\nexport const a = html`<p style="color: red"></p>`;', 'no-restricted-syntax'],
  ['an inline handler', 'import { html } from "lit";\nexport const a = html`<p onclick="b()"></p>`;', 'no-restricted-syntax'],
  ['a sink in a template', 'import { html } from "lit";\nexport const a = html`<p .innerHTML=${"b"}></p>`;', 'no-restricted-syntax'],
  ['a sheet in a template', 'import { html } from "lit";\nexport const a = html`<style></style>`;', 'no-restricted-syntax'],
  ['a script in a template', 'import { html } from "lit";\nexport const a = html`<script></script>`;', 'no-restricted-syntax'],
  ['__proto__', 'export const a = (b: any) => b.__proto__;', 'no-proto'],
  ['fetch', 'export const a = () => fetch("b");', 'no-restricted-globals', 'src/sources/a.ts'],
  ['z.coerce', 'import { z } from "zod/mini";\nexport const a = z.coerce.number();', 'no-restricted-syntax', 'src/schema/a.ts'],
  ['classic zod', 'import { z } from "zod";\nexport const a = z;', 'no-restricted-imports', 'src/schema/a.ts'],
  ['whole d3', 'import * as d3 from "d3";\nexport const a = d3;', 'no-restricted-syntax', 'src/charts/a.ts'],
  ['registering', 'export const a = (b: any) => customElements.define("a-b", b);', 'no-restricted-syntax'],
];

describe('lint in the sources', () => {
  for (const [name, code, rule, path = inElements] of banned)
    test(`reports ${name}`, async () => assert.ok((await rulesAgainst(code, path)).includes(rule)));

  test('takes no comment for permission', async () => {
    const code = '/* eslint-disable */\nexport const a = (b: Element) => (b.innerHTML = "c");';
    assert.ok((await rulesAgainst(code, inElements)).includes('no-restricted-syntax'));
  });

  test('has nothing against what is allowed (a control)', async () => {
    const code =
      'import { html } from "lit";\nexport const a = (b: string) => html`<p class="c" .title=${b} @click=${() => b}>${b}</p>`;\n';
    assert.deepEqual(await rulesAgainst(code, inElements), []);
  });
});
