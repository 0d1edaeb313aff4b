// Wraps the theme's list: the notes' own components are registered once, here; figures come with the notes that
// use them (src/remark/remarkFigures.ts). `pre` and `code` are plain elements,
// because code is already coloured and framed at build time (src/rehype/rehypeHighlight.ts).
import type {ComponentProps, ComponentType} from 'react';
import MDXComponents from '@theme-original/MDXComponents';
import Anchor from '@site/src/components/Anchor';
import Derived from '@site/src/components/Derived';
import Equation from '@site/src/components/Equation';
import Fact from '@site/src/components/Fact';
import Figure from '@site/src/components/Figure';
import Caption from '@site/src/components/Figure/Caption';
import Quiz from '@site/src/components/Quiz';
import {Choice, Hint, Why} from '@site/src/components/Quiz/parts';
import ReferenceList from '@site/src/components/ReferenceList';
import ScrollTable from '@site/src/components/ScrollTable';
import StaticHtml from '@site/src/components/StaticHtml';
import Term from '@site/src/components/Term';
import type {ComponentName} from '@site/src/utils/componentNames';

const noteComponents: Record<ComponentName, ComponentType<never>> = {
  Anchor,
  Caption,
  Choice,
  Derived,
  Equation,
  Fact,
  Figure,
  Hint,
  Quiz,
  ReferenceList,
  StaticHtml,
  Term,
  Why,
};

export default {
  ...MDXComponents,
  ...noteComponents,
  pre: (props: ComponentProps<'pre'>) => <pre {...props} />,
  code: (props: ComponentProps<'code'>) => <code {...props} />,
  table: ScrollTable,
};
