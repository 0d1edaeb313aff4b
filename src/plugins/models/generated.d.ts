declare module '@generated/models/default/models.json' {
  import type {CompactModels} from '@site/src/data/models/compact';

  const models: CompactModels;
  export default models;
}

declare module '@generated/models/default/scores.json' {
  import type {ScoreSeries} from '@site/src/data/models/compact';

  const scores: readonly ScoreSeries[];
  export default scores;
}

declare module '@generated/models/default/shapes.json' {
  import type {ShapeRow} from '@site/src/data/models/compact';

  const shapes: readonly ShapeRow[];
  export default shapes;
}
