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

/**
 * Rules by which the browser renders a page of the site ahead of the click that asks for it: at rest on a link, or at the
 * first touch. Browsers that save data, or do not know the rules, leave them.
 */
export function speculationRules(baseUrl: string): string {
  return JSON.stringify({
    prerender: [
      {
        where: {and: [{href_matches: `${baseUrl}*`}, {not: {selector_matches: '[download], [rel~=nofollow]'}}]},
        eagerness: 'moderate',
      },
    ],
  });
}

/**
 * Runs in the page's head, before the small script is there: keeps taps on what only that script serves and the keys that
 * open the search, for `src/client/early.ts` to do again, and keeps a quiz's answer from being sent nowhere and those keys
 * from the browser's own search. Marks a page that is read from its top, which is laid out as it is read
 * (`src/client/settle.ts`), and takes the mark away for who leaps further before the small script is there.
 */
export const EARLY_SCRIPT =
  '!function(w){w.early=[];w.early.keep=function(e){var t=e.type,k=e.key,m=e.ctrlKey||e.metaKey;' +
  'if(t=="keydown"&&!(m?/^k$/i.test(k):k=="/"&&!/^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName)))return;' +
  'w.early.push(e);t!="click"&&e.preventDefault()};' +
  'var n=performance.getEntriesByType("navigation")[0];' +
  'var h=document.documentElement;if(n&&n.type=="navigate"&&!location.hash){h.setAttribute("data-settling","");' +
  'w.addEventListener("scroll",w.early.leap=function(){w.scrollY>w.innerHeight&&h.removeAttribute("data-settling")})}' +
  '["click","submit","keydown"].forEach(function(t){w.addEventListener(t,w.early.keep,true)})}(window)';
