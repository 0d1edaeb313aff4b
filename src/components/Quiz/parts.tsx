import type {ReactNode} from 'react';

export interface ChoiceProps {
  readonly correct?: boolean;
  readonly children: ReactNode;
}

export interface HintProps {
  /** The wrong number that this explains. */
  readonly when: number;
  readonly tolerance?: number;
  readonly children: ReactNode;
}

interface WhyProps {
  readonly children: ReactNode;
}

// The three carry their content to the Quiz around them, which decides where each is shown.

export function Choice({children}: ChoiceProps): ReactNode {
  return children;
}

export function Hint({children}: HintProps): ReactNode {
  return children;
}

export function Why({children}: WhyProps): ReactNode {
  return children;
}
