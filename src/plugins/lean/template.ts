import {nextChoice, switchColour} from '../../client/colourChoice';
import {inHead} from '../../client/inHead';
import {isPlain, isToOtherPage, leave, linkOf} from '../../client/leave';
import {openShell} from '../../search/box/shell';

/**
 * The page around the rendered app. Differs from Docusaurus's own template in one thing: the app's scripts and its
 * stylesheet are named, for `src/client/app.ts` to load when something needs them, and not loaded.
 *
 * Eta's syntax; the data are those of Docusaurus's `ssrTemplate`.
 */
export const leanTemplate = `<!DOCTYPE html>
<html <%~ it.htmlAttributes %>>
  <head>
    <meta charset="UTF-8">
    <meta name="generator" content="Docusaurus v<%= it.version %>">
    <meta name="app-scripts" content="<%= it.scripts.map((script) => it.baseUrl + script).join(' ') %>">
    <meta name="app-styles" content="<%= it.stylesheets.map((sheet) => it.baseUrl + sheet).join(' ') %>">
    <% it.metaAttributes.forEach((metaAttribute) => { %>
      <%~ metaAttribute %>
    <% }); %>
    <%~ it.headTags %>
    <% it.stylesheets.forEach((stylesheet) => { %>
      <link rel="stylesheet" href="<%= it.baseUrl %><%= stylesheet %>" />
    <% }); %>
  </head>
  <body <%~ it.bodyAttributes %>>
    <%~ it.preBodyTags %>
    <div id="__docusaurus"><%~ it.appHtml %></div>
    <%~ it.postBodyTags %>
  </body>
</html>
`;

/** Links of which no page comes: files, what is no page of the site's own making, and the one that opens the search box. */
const NOT_AHEAD = '[download], [rel~=nofollow], [data-search-open]';

/**
 * Rules by which the browser renders a page of the site ahead of the click that asks for it: at rest on a link, or at the
 * press. Browsers that save data, or do not know the rules, leave them; `src/client/links.ts` takes them away from a finger.
 */
export function speculationRules(baseUrl: string): string {
  return JSON.stringify({
    prerender: [
      {
        where: {and: [{href_matches: `${baseUrl}*`}, {not: {selector_matches: NOT_AHEAD}}]},
        eagerness: 'moderate',
      },
    ],
  });
}

const SENT = [nextChoice, switchColour, openShell, isPlain, isToOtherPage, linkOf, leave, inHead];

/** What runs in the page's head, as it is written in `src/client/inHead.ts`. */
export const EARLY_SCRIPT = `(function(){${SENT.map(String).join('')};inHead({isPlain,leave,openShell,switchColour})})()`;
