/** Labels of the panel that opens a number's arithmetic; loaded with it. */
export const explain = {
  'explain.title': 'How {name} is computed',
  'explain.formula': 'Formula',
  'explain.inputs': 'Inputs',
  'explain.value': 'Result',
  'explain.rounding': 'Printed with {digits} decimals, computed with all.',
  'explain.source': 'Source',
  'explain.date': 'Date',
  'explain.parts': 'Made of',
  'explain.quality': 'Data quality',
  'explain.noQuality': 'Nothing odd was found in the data.',
  'explain.selfDeclared': 'Self-declared share',
  'explain.source.vendor': 'Given by the vendor',
  'explain.source.host': 'Given by this portal',
  'explain.source.computed': 'Computed here',
  'explain.source.implied': 'Implied by points and percentage',
} as const;
