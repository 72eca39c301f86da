/** What the compiler makes of a program's configuration; the guest reads it, the server serves parts of it. */
export interface Manifest {
  /** every page path in the order of app.json, subpackages included (with their root) */
  pages: string[];
  /** first page */
  entry: string;
  /** app.json with comments removed, otherwise as uploaded */
  app: Record<string, unknown>;
  /** theme.json of a program with a dark mode: what `@name` in app.json and page JSON stands for; else left out */
  theme?: Partial<Record<"light" | "dark", Record<string, string>>>;
  /** page and component JSON by path; `usingComponents` values resolved to paths in the bundle (no leading slash) or `plugin://…` */
  configs: Record<string, ComponentConfig>;
  /** scope of each component that has one, by path: short, unique in the bundle */
  scopes: Record<string, string>;
  /** the same of components without one: what `:host` in their sheets finds */
  hosts?: Record<string, string>;
  /** style sheets of a page besides `app`, in cascade order: those of its components (deep), then its own */
  styles: Record<string, string[]>;
  /** JavaScript modules in the bundle, by path with extension */
  modules: string[];
  /** resolution of bare and npm requires: for each requiring folder is too much; the guest resolves relative paths, this maps `folder/name` of `miniprogram_npm` packages to entry files */
  npm: Record<string, string>;
  /** roots of independent subpackages */
  independent: string[];
  /** whether the program has a custom tab bar (`custom-tab-bar/index`) */
  customTabBar: boolean;
}

export interface ComponentConfig {
  component?: boolean;
  usingComponents?: Record<string, string>;
  componentGenerics?: Record<string, unknown>;
  componentPlaceholder?: Record<string, string>;
  styleIsolation?: string;
  [key: string]: unknown;
}
