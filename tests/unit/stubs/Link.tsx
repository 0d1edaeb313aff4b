import type {ComponentProps, ReactNode} from 'react';

interface Props extends ComponentProps<'a'> {
  readonly to?: string;
  /** Not for the page: Docusaurus takes it away. */
  readonly 'data-noBrokenLinkCheck'?: boolean;
}

/** Stands in for Docusaurus's link: a plain one. */
export default function Link({to, 'data-noBrokenLinkCheck': _unchecked, ...props}: Props): ReactNode {
  // eslint-disable-next-line jsx-a11y/anchor-has-content -- the content comes with the props
  return <a href={to} {...props} />;
}
