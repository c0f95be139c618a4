declare interface ISecureScoreWebPartStrings {
  Widgets: string;
  ShowRecommendations: string;
  Target: string;
}

declare module 'SecureScoreWebPartStrings' {
  const strings: ISecureScoreWebPartStrings;
  export = strings;
}
