// Wraps the theme's list: the notes' own components are registered once, here. `pre` and `code` are plain elements,
// because code is already coloured and framed at build time (src/rehype/rehypeHighlight.ts).
import type {ComponentProps, ComponentType} from 'react';
import MDXComponents from '@theme-original/MDXComponents';
import Anchor from '@site/src/components/Anchor';
import DataFunnel from '@site/src/components/DataFunnel';
import Derived from '@site/src/components/Derived';
import AttentionFigure from '@site/src/components/AttentionFigure';
import Equation from '@site/src/components/Equation';
import Fact from '@site/src/components/Fact';
import Figure from '@site/src/components/Figure';
import Caption from '@site/src/components/Figure/Caption';
import KvCacheFigure from '@site/src/components/KvCacheFigure';
import MinHashFigure from '@site/src/components/MinHashFigure';
import ComputeTable from '@site/src/components/ModelTables/ComputeTable';
import KvCacheTable from '@site/src/components/ModelTables/KvCacheTable';
import ParameterTable from '@site/src/components/ModelTables/ParameterTable';
import Quiz from '@site/src/components/Quiz';
import {Choice, Hint, Why} from '@site/src/components/Quiz/parts';
import ReferenceList from '@site/src/components/ReferenceList';
import RlhfPipeline from '@site/src/components/RlhfPipeline';
import RobotsTester from '@site/src/components/RobotsTester';
import ScalingFigure from '@site/src/components/ScalingFigure';
import ScheduleFigure from '@site/src/components/ScheduleFigure';
import SamplingFigure from '@site/src/components/SamplingFigure';
import ScrollTable from '@site/src/components/ScrollTable';
import StaticHtml from '@site/src/components/StaticHtml';
import Term from '@site/src/components/Term';
import TokenizerDuel from '@site/src/components/TokenizerDuel';
import TokenizerTable from '@site/src/components/TokenizerTable';
import type {ComponentName} from '@site/src/utils/componentNames';

const noteComponents: Record<ComponentName, ComponentType<never>> = {
  Anchor,
  AttentionFigure,
  Caption,
  Choice,
  ComputeTable,
  DataFunnel,
  Derived,
  Equation,
  Fact,
  Figure,
  Hint,
  KvCacheFigure,
  KvCacheTable,
  MinHashFigure,
  ParameterTable,
  Quiz,
  ReferenceList,
  RlhfPipeline,
  RobotsTester,
  ScalingFigure,
  ScheduleFigure,
  SamplingFigure,
  StaticHtml,
  Term,
  TokenizerDuel,
  TokenizerTable,
  Why,
};

export default {
  ...MDXComponents,
  ...noteComponents,
  pre: (props: ComponentProps<'pre'>) => <pre {...props} />,
  code: (props: ComponentProps<'code'>) => <code {...props} />,
  table: ScrollTable,
};
