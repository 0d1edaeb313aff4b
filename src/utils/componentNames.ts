/** The components a note may use by name that every page's code has. `src/theme/MDXComponents.tsx` gives each its code. */
const commonList = [
  'Figure',
  'Caption',
  'Quiz',
  'Choice',
  'Why',
  'Hint',
  'Fact',
  'Model',
  'Anchor',
  'Derived',
] as const;

/**
 * The figures and tables a note may use by name, and where their code is. Only the notes that use one load it
 * (src/remark/remarkFigures.ts).
 */
export const figureModules = {
  AttentionFigure: '@site/src/components/AttentionFigure',
  ComputeTable: '@site/src/components/ModelTables/ComputeTable',
  DataFunnel: '@site/src/components/DataFunnel',
  KvCacheFigure: '@site/src/components/KvCacheFigure',
  KvCacheTable: '@site/src/components/ModelTables/KvCacheTable',
  LoraFigure: '@site/src/components/LoraFigure',
  LossMaskInspector: '@site/src/components/LossMaskInspector',
  LossPlot: '@site/src/components/LossPlot',
  MemoryChecks: '@site/src/components/MemoryChecks',
  MinHashFigure: '@site/src/components/MinHashFigure',
  MlaFigure: '@site/src/components/MlaFigure',
  ModelChooser: '@site/src/components/ModelChooser',
  ModelScatter: '@site/src/components/ModelScatter',
  ModelTable: '@site/src/components/ModelTable',
  ModelTimeline: '@site/src/components/ModelTimeline',
  ModelYears: '@site/src/components/ModelTimeline/Years',
  Nf4Figure: '@site/src/components/Nf4Figure',
  NotebookLinks: '@site/src/components/NotebookLinks',
  ParameterTable: '@site/src/components/ModelTables/ParameterTable',
  PreferenceFigure: '@site/src/components/PreferenceFigure',
  RlhfPipeline: '@site/src/components/RlhfPipeline',
  RobotsTester: '@site/src/components/RobotsTester',
  SamplingFigure: '@site/src/components/SamplingFigure',
  ScalingFigure: '@site/src/components/ScalingFigure',
  ScheduleFigure: '@site/src/components/ScheduleFigure',
  TokenizerDuel: '@site/src/components/TokenizerDuel',
  TokenizerTable: '@site/src/components/TokenizerTable',
  VramCalculator: '@site/src/components/VramCalculator',
} as const satisfies Readonly<Record<string, string>>;

/** What a note may write and a transform replaces: no code stands behind these. */
const replacedList = ['ModelCount', 'ModelSummary', 'Scores', 'TrainingRun'] as const;

/** Components that only transforms write. */
export const generatedList = ['Equation', 'ReferenceList', 'StaticHtml', 'Term'] as const;

/** The components that src/theme/MDXComponents.tsx registers. */
export type ComponentName = (typeof commonList)[number] | (typeof generatedList)[number];

/** What a note may use by name. */
export const componentNames: ReadonlySet<string> = new Set([
  ...commonList,
  ...replacedList,
  ...Object.keys(figureModules),
]);
