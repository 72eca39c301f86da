import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useReason } from "../../parts/reason.js";
import { reach, type Order } from "./release-rest.js";

const TYPING_MS = 500;

/** How many people an order would reach, once nothing is typed for a moment. */
export function Reach({ appId, order }: { appId: string; order: Order }) {
  const { t, i18n } = useTranslation();
  const why = useReason();
  const { reason, ...asked } = order;
  void reason;
  const settled = useSettled(JSON.stringify(asked));
  const query = useQuery({ ...reach(appId, JSON.parse(settled) as Order), placeholderData: keepPreviousData });
  const number = (value: number) => new Intl.NumberFormat(i18n.language).format(value);
  return (
    <p className="reach" role="status" data-value="reach">
      {query.error ? <span className="wrong">{why(query.error)}</span> : null}
      {query.data && !query.error ? (
        <>
          {t(query.data.isMore ? "release.reachMore" : "release.reach", {
            meant: number(query.data.meant),
            share: number(query.data.share),
          })}
          {query.data.ofRegions ? ` ${t("release.reachRegions")}` : ""}
        </>
      ) : null}
    </p>
  );
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), TYPING_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
