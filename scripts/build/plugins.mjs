// What the self-contained files need besides bundling: a Trusted Types policy of their own, and the licences of what is inside.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { transformSync } from 'esbuild';
import { minify } from 'terser';
import { parseAst } from 'vite';
import { findFiles } from '../find-files.mjs';
import { shrinkTemplates, visit } from './shrink-templates.mjs';

/**
 * Gives the lit inside a bundle its own policy name: two lits on one page would otherwise ask for the same policy, and the second
 * `createPolicy` throws where the page's policy does not allow duplicates. Fails the build when lit no longer names it so.
 */
export function renamePolicy(name) {
  let renamed = 0;
  return {
    name: 'rename-trusted-types-policy',
    transform(code, id) {
      if (!/[\\/](lit-html|@lit[\\/]reactive-element)[\\/]/.test(id)) return null;
      const replaced = code.replace(/createPolicy\((["'])lit-html\1/g, () => {
        renamed += 1;
        return `createPolicy("${name}"`;
      });
      return replaced === code ? null : { code: replaced, map: null };
    },
    generateBundle() {
      if (renamed === 0) this.error('no createPolicy("lit-html") was found: the bundle would fight with another lit over the policy name');
    },
  };
}

/** What lit and zod write on the page's globals when they are loaded, and what stands for it. */
const globalMarks = [
  ['litHtmlVersions', /\(\w+\.litHtmlVersions\?\?=\[\]\)\.push\("[^"]*"\)/g, '0'],
  ['litElementVersions', /\(\w+\.litElementVersions\?\?=\[\]\)\.push\("[^"]*"\)/g, '0'],
  ['reactiveElementVersions', /\(\w+\.reactiveElementVersions\?\?=\[\]\)\.push\("[^"]*"\)/g, '0'],
  ['Symbol.metadata', /Symbol\.metadata\?\?=Symbol\("metadata"\)/g, '0'],
  ['litPropertyMetadata', /\w+\.litPropertyMetadata\?\?=new WeakMap/g, '0'],
  ['a read of litPropertyMetadata', /(?<![.\w])litPropertyMetadata\.get\(\w+\)/g, 'void 0'],
  ['__zod_globalConfig', /\(_a = globalThis\)\.__zod_globalConfig \?\? \(_a\.__zod_globalConfig = \{\}\);/g, ''],
  ['the value of __zod_globalConfig', /export const globalConfig = globalThis\.__zod_globalConfig;/g, 'export const globalConfig = {};'],
  ['a read of __zod_globalConfig', /globalThis\.__zod_globalConfig\?\.postProcessor/g, 'undefined'],
];

/**
 * Leaves the page's globals alone: lists of versions that warn in development, a symbol with a map for standard decorators, which our
 * classes do not use, and settings that another zod on the page would share. On a page with frozen built-ins lit's own writing would throw.
 * Fails the build when one of them writes in another way.
 */
export function leaveGlobals() {
  const left = new Set(globalMarks.map(([name]) => name));
  return {
    name: 'leave-globals',
    transform(code, id) {
      if (!/[\\/]node_modules[\\/](lit-html|lit-element|@lit[\\/]reactive-element|zod[\\/]v4[\\/]core)[\\/]/.test(id)) return null;
      let replaced = code;
      for (const [name, pattern, value] of globalMarks) {
        const next = replaced.replace(pattern, value);
        if (next !== replaced) left.delete(name);
        replaced = next;
      }
      return replaced === code ? null : { code: replaced, map: null };
    },
    generateBundle() {
      if (left.size > 0) this.error(`${[...left].join(', ')} is written in another way: the bundle would change the page's globals`);
    },
  };
}

/** The folder of the package that a module belongs to, or null for our own. */
function packageFolder(id) {
  const match = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(id);
  return match?.[1] ?? null;
}

function licenceText(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  return `${name} ${version} (${license})\n\n${file ? readFileSync(join(folder, file), 'utf8').trim() : 'No licence file in the package.'}\n`;
}

/** Writes the licences of everything inside the bundle beside it, so that minifying may drop the comments. */
export function writeLicences(fileName) {
  return {
    name: 'write-licences',
    generateBundle(options, bundle) {
      const modules = Object.values(bundle).flatMap((chunk) => (chunk.type === 'chunk' ? Object.keys(chunk.modules) : []));
      const folders = [...new Set(modules.map((id) => packageFolder(id.replace(/^\0/, ''))))].filter(
        (folder) => folder && existsSync(folder),
      );
      const source = folders
        .sort()
        .map(licenceText)
        .join(`\n${'-'.repeat(80)}\n\n`);
      this.emitFile({ type: 'asset', fileName, source });
    },
  };
}

/**
 * Keeps the bundle to English: a file that loads no second script cannot fetch a language, and five inside are bytes for nobody. They lie
 * beside it instead, each one file without imports, for the page to hand over with `registerMessages`.
 */
export function languagesBeside(sourceFolder, outFolder) {
  let isLeftOut = false;
  return {
    name: 'languages-beside',
    load(id) {
      if (!/[\\/]src[\\/]format[\\/]language-files\.ts$/.test(id)) return null;
      isLeftOut = true;
      return { code: 'export const languageFiles = {};', map: null };
    },
    generateBundle() {
      if (!isLeftOut) this.error('src/format/language-files.ts was not found: the bundle would hold every language');
      for (const file of findFiles(sourceFolder, (path) => path.endsWith('.ts'))) {
        const { code } = transformSync(readFileSync(file, 'utf8'), { loader: 'ts', format: 'esm', minify: true, charset: 'utf8' });
        this.emitFile({ type: 'asset', fileName: `${outFolder}/${basename(file, '.ts')}.js`, source: code });
      }
    },
  };
}

/** Keeps what only a developer sees out of the bundle, which is lit's production code and loads nothing later. */
export function withoutDevelopment() {
  let isLeftOut = false;
  return {
    name: 'without-development',
    load(id) {
      if (!/[\\/]src[\\/]ui[\\/]brand-warning\.ts$/.test(id)) return null;
      isLeftOut = true;
      return { code: 'export const warnOfBrand = () => {};', map: null };
    },
    generateBundle() {
      if (!isLeftOut) this.error('src/ui/brand-warning.ts was not found: the bundle would hold what only a developer sees');
    },
  };
}

/** White space and comments in css`` and html`` literals are bytes, and nodes of every copy of a template, without meaning. */
export function shrinkLiterals() {
  return {
    name: 'shrink-literals',
    enforce: 'post',
    transform(code, id) {
      return /[\\/]src[\\/].*\.ts$/.test(id) && /\b(?:css|html|svg)`/.test(code) ? { code: shrinkTemplates(code), map: null } : null;
    },
  };
}

/**
 * A file that holds everything has nothing to load later, but a bundler keeps each module behind a dynamic import apart from the rest: in
 * a wrapper, with all that it imports, used or not. So such an import becomes an ordinary one, which still answers with a promise.
 */
export function importsInPlace() {
  return {
    name: 'imports-in-place',
    enforce: 'post',
    transform(code, id) {
      if (!/[\\/]src[\\/].*\.ts$/.test(id) || !code.includes('import(')) return null;
      const found = [];
      visit(parseAst(code), (node) => {
        if (node.type === 'ImportExpression' && node.source.type === 'Literal') found.push(node);
      });
      const text = found
        .toSorted((a, b) => b.start - a.start)
        .reduce((rest, { start, end }, index) => `${rest.slice(0, start)}Promise.resolve(late${index})${rest.slice(end)}`, code);
      const sources = found.toSorted((a, b) => b.start - a.start).map(({ source }) => source.value);
      return {
        code: `${sources.map((source, index) => `import * as late${index} from ${JSON.stringify(source)}; `).join('')}${text}`,
        map: null,
      };
    },
  };
}

/** A second minifier over the first one's work: 1.5 % less once zipped, which is worth its second for a file that every page loads whole. */
export function minifyAgain() {
  return {
    name: 'minify-again',
    async generateBundle(options, bundle) {
      for (const chunk of Object.values(bundle).filter(({ type }) => type === 'chunk')) {
        const { code } = await minify(chunk.code, { module: true, ecma: 2022, compress: { passes: 2 }, format: { comments: false } });
        chunk.code = code;
      }
    },
  };
}
