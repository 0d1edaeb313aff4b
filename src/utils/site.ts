/** Facts about the site as a whole that both the configuration and the build's checks need. */

interface Redirect {
  readonly from: string;
  readonly to: string;
}

interface Site {
  /** A page that moved keeps its old address here; `anchors.json` makes sure that none is forgotten. */
  readonly redirects: Redirect[];
}

export const site: Site = {redirects: []};
