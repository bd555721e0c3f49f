import { createContext } from 'react';

/** What a popup tells the button that opens it. */
export interface TriggerAttributes {
  readonly 'aria-controls'?: string;
  readonly 'aria-expanded'?: boolean;
  readonly 'aria-haspopup'?: boolean | 'menu' | 'listbox' | 'tree' | 'grid' | 'dialog';
}

export const TriggerContext = createContext<TriggerAttributes>({});
