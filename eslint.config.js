// The walls that the compiler cannot hold (DESIGN.md, "Layers" and "Security rules"), and ordinary care. No rule needs type information.
import { configs as litConfigs } from 'eslint-plugin-lit';
import { configs as webComponentConfigs } from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

const template = 'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement';

/** Constructs that break the strict policy, or let data become markup or script. */
const unsafe = [
  { selector: 'ImportSpecifier[imported.name=/^(unsafeHTML|unsafeSVG|unsafeMathML|unsafeStatic)$/]', message: 'Data is never markup.' },
  { selector: 'ImportSpecifier[imported.name="styleMap"]', message: 'styleMap writes a style attribute; use style.setProperty.' },
  {
    selector:
      'Identifier[name=/^(innerHTML|outerHTML|insertAdjacentHTML|setHTML|setHTMLUnsafe|parseHTMLUnsafe|createContextualFragment|srcdoc)$/]',
    message: 'A DOM sink for markup; print lit templates instead.',
  },
  { selector: 'Literal[value=/^(innerHTML|outerHTML|insertAdjacentHTML|srcdoc)$/]', message: 'A DOM sink for markup, spelled as text.' },
  { selector: 'Identifier[name="DOMParser"]', message: 'DOMParser throws under Trusted Types; tokenize in plain JavaScript.' },
  { selector: 'MemberExpression[object.name="document"][property.name=/^(write|writeln)$/]', message: 'A DOM sink for markup.' },
  {
    // no-implied-eval would have to know the page's globals.
    selector: 'CallExpression[callee.name=/^set(Timeout|Interval)$/][arguments.0.type=/^(Literal|TemplateLiteral)$/]',
    message: 'Code from text; hand over a function.',
  },
  { selector: `${template}[value.raw=/(^|\\s)style\\s*=/]`, message: 'style="…" violates the strict policy; use .style or a class.' },
  { selector: `${template}[value.raw=/\\s\\.?(innerHTML|outerHTML|srcdoc)\\s*=/i]`, message: 'A DOM sink for markup.' },
  { selector: `${template}[value.raw=/\\son[a-z]+\\s*=/]`, message: 'An inline handler violates the strict policy; use @event.' },
  { selector: `${template}[value.raw=/<(style|script)[\\s>]/i]`, message: 'Styles belong into static styles, scripts nowhere.' },
];

const registration = [
  {
    selector: 'CallExpression[callee.object.name="customElements"][callee.property.name="define"]',
    message: 'Only src/define registers elements.',
  },
  { selector: 'ImportSpecifier[imported.name="customElement"]', message: 'The decorator registers on import; only src/define registers.' },
];

const clock = [
  { selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]', message: 'The clock is an argument.' },
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'The clock is an argument.' },
];

const locale = [
  { selector: 'Identifier[name="Intl"]', message: 'Locale belongs to src/format.' },
  { selector: 'Identifier[name=/^(toLocale[A-Za-z]+|localeCompare)$/]', message: 'Locale belongs to src/format.' },
  {
    selector: 'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
    message: 'The same posture gives the same report.',
  },
];

const coercion = [
  { selector: 'MemberExpression[object.name="z"][property.name="coerce"]', message: 'z.coerce turns null into 0; missing is not zero.' },
];

const wholeD3 = [
  { selector: 'ImportDeclaration[source.value="d3"] > ImportNamespaceSpecifier', message: 'Named imports only: whole d3 is 96 kB.' },
];

const noD3 = { regex: '^d3($|[-/])', message: 'd3 belongs to src/charts.' };
const noZod = { regex: '^zod($|/)', message: 'zod belongs to src/schema.' };
const noLit = { regex: '^(lit|@lit)($|[-/])', message: 'This layer does not know lit.' };
const onlyMini = { regex: '^zod($|/(?!mini$))', message: 'Only zod/mini: the classic entry probes new Function at import.' };
const nothingOutside = { regex: '^(?!\\.)', message: 'Core imports nothing outside core.' };
const noSibling = { regex: '^\\.\\./(?!\\.\\./)', message: 'Elements never import one another; share through src/ui.' };
const noElements = { regex: '/(elements|define)/', message: 'An upward import.' };

/** One layer's rules: what it may not import, and what it may not write besides the unsafe constructs. */
const layer = (files, patterns, syntax = []) => ({
  files,
  rules: {
    'no-restricted-imports': ['error', { patterns }],
    'no-restricted-syntax': ['error', ...unsafe, ...syntax],
  },
});

const typescript = ['**/*.ts'];
const sources = ['src/**/*.ts'];

export default tseslint.config(
  { ignores: ['dist/', 'storybook-static/', 'coverage/', 'demo/frameworks/', 'demo/mock/data/', 'test/support/page-violations.js'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.recommended,
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      'no-self-compare': 'error',
      'no-unreachable-loop': 'error',
      'array-callback-return': 'error',
      'default-case-last': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  { files: typescript, rules: { '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }] } },
  {
    ...litConfigs['flat/recommended'],
    files: sources,
  },
  {
    ...webComponentConfigs['flat/best-practice'],
    files: ['src/elements/**/*.ts', 'src/ui/**/*.ts'],
  },
  {
    files: sources,
    // A rule that a comment can switch off is not a wall.
    linterOptions: { noInlineConfig: true },
    rules: {
      'no-console': ['error', { allow: ['warn', 'info'] }],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 25],
      'max-depth': ['error', 4],
      'no-proto': 'error',
      'no-param-reassign': 'error',
    },
  },
  {
    files: ['core', 'schema', 'sources', 'format', 'charts'].map((name) => `src/${name}/**/*.ts`),
    rules: { 'no-restricted-globals': ['error', { name: 'fetch', message: 'fetch is an argument.' }] },
  },
  // Catalogues are one long object each.
  { files: ['src/format/locales/**/*.ts', 'src/format/catalogues/**/*.ts', 'src/testing/**/*.ts'], rules: { 'max-lines': 'off' } },
  layer(['src/*.ts', 'src/define/**/*.ts'], [noD3, noZod]),
  layer(['src/testing/**/*.ts', 'src/worker/**/*.ts'], [noD3, noZod], registration),
  layer(['src/core/**/*.ts'], [nothingOutside], [...registration, ...clock, ...locale]),
  layer(['src/schema/**/*.ts'], [noD3, noLit, onlyMini], [...registration, ...clock, ...coercion]),
  layer(['src/sources/**/*.ts'], [noD3, noLit, noZod], [...registration, ...clock]),
  layer(['src/format/**/*.ts'], [noD3, noLit, noZod], [...registration, ...clock]),
  layer(['src/charts/**/*.ts'], [noLit, noZod], [...registration, ...clock, ...wholeD3]),
  layer(['src/theme/**/*.ts', 'src/state/**/*.ts'], [noD3, noZod], registration),
  layer(['src/ui/**/*.ts'], [noD3, noZod, noElements], registration),
  layer(['src/static/**/*.ts'], [noD3, noLit, noZod], [...registration, ...clock]),
  layer(['src/elements/**/*.ts'], [noD3, noZod, noSibling], registration),
);
