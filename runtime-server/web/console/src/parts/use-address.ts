import { useNavigate, useSearch } from "@tanstack/react-router";

export type Search = Record<string, string | undefined>;

/** What stands in the address behind `?`, and a way to change it; what is empty is left out. */
export function useAddress(): [Search, (change: Search) => void] {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const change = (changed: Search) => {
    const next = Object.fromEntries(Object.entries({ ...search, ...changed }).filter(([, value]) => value));
    void navigate({ to: ".", search: next as never, replace: true });
  };
  return [search, change];
}
