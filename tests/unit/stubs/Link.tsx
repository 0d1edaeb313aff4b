import type {ComponentProps, ReactNode} from 'react';

/** Stands in for Docusaurus's link: a plain one. */
export default function Link({to, ...props}: ComponentProps<'a'> & {readonly to?: string}): ReactNode {
  // eslint-disable-next-line jsx-a11y/anchor-has-content -- the content comes with the props
  return <a href={to} {...props} />;
}
