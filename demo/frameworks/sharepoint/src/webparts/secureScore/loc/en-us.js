define([], function () {
  return {
    Widgets: 'Widgets',
    ShowRecommendations: 'List the recommendations',
    Target: 'Target in percent',
  };
});
