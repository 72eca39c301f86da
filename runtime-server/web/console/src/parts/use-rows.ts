import { useInfiniteQuery } from "@tanstack/react-query";
import type { Listed } from "../rest/client.js";

export type Fetch<T> = (page: { after?: string; limit: number }) => Promise<Listed<T>>;

const PAGE = 50;
const ALL_MAX = 5_000;
const ALL_PAGE = 200;

/** The pages of a list that were loaded so far, and the way to more. */
export function useRows<T>(queryKey: unknown[], fetch: Fetch<T>) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => fetch({ ...(pageParam ? { after: pageParam } : {}), limit: PAGE }),
    initialPageParam: "",
    getNextPageParam: (last) => last.next ?? undefined,
  });
  return { query, rows: query.data?.pages.flatMap(({ items }) => items) };
}

/** Every row of a list, up to a bound that keeps the browser alive. */
export async function everyRow<T>(fetch: Fetch<T>): Promise<T[]> {
  const rows: T[] = [];
  let after: string | undefined;
  do {
    const page = await fetch({ ...(after ? { after } : {}), limit: ALL_PAGE });
    rows.push(...page.items);
    after = page.next ?? undefined;
  } while (after && rows.length < ALL_MAX);
  return rows;
}
