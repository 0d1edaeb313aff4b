import {createContext} from 'react';

/** The number of the figure around a caption, such as `图 1`. */
export const FigureLabel = createContext<string | null>(null);
