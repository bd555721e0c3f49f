/** What the pages need of the host. Everything else they ask over HTTP: `GET /local/site`, `POST /local/invoke/…`. */
export interface PagesHost {
  /** The app's folder. */
  readonly root: string;
  readonly state: { readonly manifest: { readonly pages: readonly PageModule[] } };
}

export interface PageModule {
  readonly moduleKey: string;
  readonly title: string;
  /** The page's entry file, below the app's folder. */
  readonly resourcePath?: string;
}
