/**
 * The `class` attribute for class tokens: the bare names as the program wrote them, for selectors that ask how the attribute
 * begins, then each token as style sheets select it.
 */
export function classNames(tokens: string): string {
  return [...new Set([...bareNames(tokens), ...split(tokens)])].join(" ");
}

/** The classes of tokens as the program wrote them. */
export function bareNames(tokens: string): Set<string> {
  return new Set([...split(tokens)].map((token) => token.slice(token.indexOf(":") + 1)).filter(Boolean));
}

function split(tokens: string): Set<string> {
  return new Set(tokens.split(/\s+/).filter(Boolean));
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
