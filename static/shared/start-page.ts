import type { ReactElement } from 'react';
import ForgeReconciler from '@forge/react';
import { readReader } from '../api';
import { setReader } from './words';

/** Draws a page once it is known who reads it. */
export async function startPage(page: () => ReactElement): Promise<void> {
  setReader(await readReader());
  ForgeReconciler.render(page());
}
