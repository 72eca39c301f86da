import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { queries } from "../../rest/queries.js";
import { follow, type Source } from "./follow.js";
import { changed, health, type Health } from "./release-rest.js";

const READ_MS = 10_000;

function onVisibility(listener: () => void): () => void {
  document.addEventListener("visibilitychange", listener);
  return () => document.removeEventListener("visibilitychange", listener);
}

const useVisible = () => useSyncExternalStore(onVisibility, () => !document.hidden);

/**
 * How the release does, as the server tells it; read every 10 seconds while no events come, and not at all in a hidden tab.
 * What the guard or a plan changes by itself is looked at anew.
 *
 * @param isThere whether anything is released
 */
export function useHealth(appId: string, isThere: boolean) {
  const [isLive, setLive] = useState(false);
  const isVisible = useVisible();
  const known = health(appId);
  const query = useQuery({ ...known, enabled: isThere, refetchInterval: isLive ? false : READ_MS });
  useEffect(() => {
    if (!isThere || !isVisible) return;
    const url = `/api/v1/programs/${appId}/releases/current/health/live`;
    const stop = follow<Health>(() => new EventSource(url) as unknown as Source, "health", {
      onEvent: (value) => queries.setQueryData(health(appId).queryKey, value),
      onLive: setLive,
    });
    return () => {
      setLive(false);
      stop();
    };
  }, [appId, isThere, isVisible]);
  const given = query.data ? `${query.data.version} ${query.data.percent}` : undefined;
  const before = useRef(given);
  useEffect(() => {
    if (before.current !== undefined && given !== before.current) void changed(appId);
    before.current = given;
  }, [appId, given]);
  return { query, isLive };
}
