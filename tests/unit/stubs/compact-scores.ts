import {scoreSeries} from '@site/src/data/models/series';

export default scoreSeries();
