// The manifest is made from the class comments. Files that register elements stay out: the analyzer cannot read a variable tag name.
export default {
  globs: ['src/elements/**/*.ts', 'src/ui/data-element.ts', 'src/ui/widget.ts'],
  exclude: ['src/elements/**/*.styles.ts', 'src/elements/**/*.view.ts'],
  outdir: 'dist',
  litelement: true,
  dependencies: false,
  packagejson: false,
};
