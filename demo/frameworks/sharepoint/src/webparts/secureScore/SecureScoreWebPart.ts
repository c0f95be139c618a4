import type { IReadonlyTheme } from '@microsoft/sp-component-base';
import { type IPropertyPaneConfiguration, PropertyPaneSlider, PropertyPaneToggle } from '@microsoft/sp-property-pane';
import { BaseClientSideWebPart } from '@microsoft/sp-webpart-base';
import 'secure-score-widgets/define';
import { connectGraph } from 'secure-score-widgets/sources';
import * as strings from 'SecureScoreWebPartStrings';
import { applySectionTheme } from './sectionTheme';

export interface ISecureScoreWebPartProps {
  showRecommendations: boolean;
  target: number;
}

const graph = 'https://graph.microsoft.com';

export default class SecureScoreWebPart extends BaseClientSideWebPart<ISecureScoreWebPartProps> {
  private readonly provider = document.createElement('secure-score-provider');
  private readonly gauge = document.createElement('secure-score-gauge');
  private readonly table = document.createElement('recommendation-table');

  /** The signed-in reader's own token: nobody sees more here than in the vendor's portal. */
  protected async onInit(): Promise<void> {
    const tokens = await this.context.aadTokenProviderFactory.getTokenProvider();
    this.provider.source = connectGraph({
      getAccessToken: ({ forceRefresh }) => tokens.getToken(graph, !forceRefresh),
    });
    this.provider.cacheKey = this.context.pageContext.aadInfo.tenantId.toString();
    this.provider.lang = this.context.pageContext.cultureInfo.currentUICultureName;
    this.gauge.style.maxWidth = '20rem';
    this.table.pageSize = 10;
    this.provider.append(this.gauge, document.createElement('subscore-breakdown'), this.table);
    this.provider.addEventListener('secure-score-recommendation-open', ({ detail }) => {
      console.info('Opened', detail.recommendationId);
    });
    this.domElement.append(this.provider);
  }

  public render(): void {
    this.gauge.target = this.properties.target;
    this.table.hidden = !this.properties.showRecommendations;
  }

  /** Called before the first drawing, and whenever the section or the site gets another theme (`supportsThemeVariants`). */
  protected onThemeChanged(theme: IReadonlyTheme | undefined): void {
    applySectionTheme(this.domElement, theme);
  }

  protected getPropertyPaneConfiguration(): IPropertyPaneConfiguration {
    const groupFields = [
      PropertyPaneToggle('showRecommendations', { label: strings.ShowRecommendations }),
      PropertyPaneSlider('target', { label: strings.Target, min: 0, max: 100 }),
    ];
    return { pages: [{ header: { description: '' }, groups: [{ groupName: strings.Widgets, groupFields }] }] };
  }
}
