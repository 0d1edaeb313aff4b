import {compactModels} from '@site/src/data/models/series';

export default compactModels();
