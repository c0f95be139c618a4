/** The invented brands of the demo. Their looks are in portal.css: page variables and the kit's tokens, by `data-brand`. */
const brandNames = { harborline: 'Harborline IT', copperfield: 'Copperfield Managed Services', nightwatch: 'Nightwatch Cyber' } as const;

export type BrandId = keyof typeof brandNames;

export function applyBrand(id: string): void {
  const brand: BrandId = id in brandNames ? (id as BrandId) : 'harborline';
  document.documentElement.dataset['brand'] = brand;
  document.querySelector('[data-brand-name]')!.textContent = brandNames[brand];
}
