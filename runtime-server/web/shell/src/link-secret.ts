/** Takes a link's secret out of the address, where others would see it. */
export function secretOfLink(): string {
  const secret = location.hash.slice(1);
  if (secret) history.replaceState(history.state, "", location.pathname + location.search);
  return secret;
}
