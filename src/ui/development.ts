/**
 * Whether a page is being developed: it then holds lit's development build, which every bundler takes in its development mode (export
 * condition `development`) and none in production. No setting of our own, and nothing of `process` in a browser.
 */
export const isDevelopment = (): boolean => 'litIssuedWarnings' in globalThis;
