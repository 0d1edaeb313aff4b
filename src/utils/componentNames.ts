/** The components a note may use by name. `src/theme/MDXComponents.tsx` gives each its code, and is typed against this list. */
export const componentList = [
  'Figure',
  'Caption',
  'Quiz',
  'Choice',
  'Why',
  'Hint',
  'Fact',
  'Anchor',
  'RlhfPipeline',
  'Derived',
  'ParameterTable',
  'KvCacheTable',
  'ComputeTable',
  'KvCacheFigure',
  'ScalingFigure',
  'ScheduleFigure',
  'AttentionFigure',
  'SamplingFigure',
  'TokenizerDuel',
  'TokenizerTable',
  'DataFunnel',
  'MinHashFigure',
  'RobotsTester',
] as const;

/** Components that only transforms write. */
export const generatedList = ['Equation', 'ReferenceList', 'StaticHtml', 'Term'] as const;

export type ComponentName = (typeof componentList)[number] | (typeof generatedList)[number];

export const componentNames: ReadonlySet<string> = new Set(componentList);
