import {shapeRows} from '@site/src/data/models/series';

export default shapeRows();
