/** What the table loads when the reader first uses it. */
export {default as ColumnPanel} from './ColumnPanel';
export {default as Compare} from './Compare';
export {default as FilterPanel} from './FilterPanel';
export {default as ShotsChoice} from './ShotsChoice';
export {default as SortBar} from './SortBar';
export {default as SourceDialog} from './SourceDialog';
export {shownAsCsv, shownAsJson, shownAsMarkdown} from './output';
export {rowModel} from './rowModel';
