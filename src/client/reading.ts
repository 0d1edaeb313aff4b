/** The script of a reading page: starts each concern once. See README.md. */
import {startApp} from './app';
import {startCards} from './cards';
import {startContents} from './contents';
import {startCopying} from './copy';
import {replayEarly} from './early';
import {startLinks} from './links';
import {startQuizzes} from './quiz';
import './search';
import {startSettling} from './settle';
import {startTheme} from './theme';

if (typeof document !== 'undefined') {
  startCopying();
  startCards();
  startTheme();
  startQuizzes();
  startContents();
  // Only where the page was sent without its app.
  if (document.querySelector('meta[name="app-scripts"]')) {
    startLinks();
    startApp();
    startSettling();
    replayEarly();
  }
}
