import type { UseQueryResult } from "@tanstack/react-query";
import { Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useReason } from "./reason.js";

/** Where something will be. */
export function Waiting({ lines = 4 }: { lines?: number }) {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t("loading")}>
      {Array.from({ length: lines }, (_, i) => (
        <span key={i} className="wait" style={{ width: `${92 - ((i * 23) % 47)}%` }} />
      ))}
    </div>
  );
}

interface Props<T> {
  query: Pick<UseQueryResult<T>, "data" | "error" | "refetch">;
  lines?: number;
  children: (value: T) => ReactNode;
}

/** Shows what a query brings: its outline before it is there, and what went wrong when it does not come. */
export function Loaded<T>({ query, lines, children }: Props<T>) {
  const { t } = useTranslation();
  const reason = useReason();
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (!query.error) return <Waiting {...(lines ? { lines } : {})} />;
  return (
    <div className="note" data-tone="bad" role="alert">
      <p>{reason(query.error)}</p>
      <Button type="link" onClick={() => void query.refetch()}>
        {t("again")}
      </Button>
    </div>
  );
}
