/** The `class` attribute for class tokens: each token as style sheets select it, and its bare name. */
export function classNames(tokens: string): string {
  const names = new Set<string>();
  for (const token of tokens.split(/\s+/)) {
    if (token === "") continue;
    names.add(token);
    const bare = token.slice(token.indexOf(":") + 1);
    if (bare !== "") names.add(bare);
  }
  return [...names].join(" ");
}

/** The scopes that occur in class tokens, the shared one always. */
export function scopesOf(tokens: string): Set<string> {
  const scopes = new Set(["_"]);
  for (const [, scope] of tokens.matchAll(/(?:^|\s)([^\s:]+):/g)) scopes.add(scope!);
  return scopes;
}

/**
 * Names of classes that a program gave without scope, or that a component's inner parts have on the platform, as names that
 * style sheets select, in the scopes of the element's own tokens.
 */
export function scopedNames(names: string, tokens: string): string[] {
  const all: string[] = [];
  for (const name of names.split(/\s+/)) {
    if (name === "") continue;
    if (name.includes(":")) all.push(...classNames(name).split(" "));
    else all.push(name, ...[...scopesOf(tokens)].map((scope) => `${scope}:${name}`));
  }
  return all;
}
