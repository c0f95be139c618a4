/** The one-file build has no declarations of its own: they are the package's. */
declare module '*/kit/secure-score-widgets.js' {
  export { registerMessages } from 'secure-score-widgets';
}
declare module '*/kit/locales/de.js' {
  export { messages } from 'secure-score-widgets/locales/de';
}
