import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { yuan } from "../../../../view/src/asks/money.js";
import { AsCommand } from "../../parts/Command.js";
import { Page } from "../../parts/Page.js";
import { StandingTag } from "../../parts/State.js";
import { rest, told, type Told } from "../../rest/client.js";
import { curl } from "../../rest/command.js";
import type { Merchant } from "../../rest/types.js";

export const useMchid = (): string => (useParams({ strict: false }) as { mchid: string }).mchid;

const pages = ["payments", "refunds", "notifications", "keys"] as const;

/** A page of a merchant; all of them lead to each other. */
export function MerchantPage({ page, children }: { page: (typeof pages)[number]; children: ReactNode }) {
  const { t } = useTranslation();
  const mchid = useMchid();
  const params = { path: { mchid } };
  const known = useQuery({
    queryKey: ["merchants", mchid],
    queryFn: () => told<Merchant>(rest.GET("/api/v1/merchants/{mchid}", { params })),
  }).data;
  const balance = useQuery({
    queryKey: ["merchants", mchid, "balance"],
    queryFn: () => told<Told<"BalanceView">>(rest.GET("/api/v1/merchants/{mchid}/balance", { params })),
  }).data;
  const title = t(`merchants.${page}`);
  return (
    <Page
      title={`${known?.name ?? mchid} · ${title}`}
      beside={known ? <StandingTag status={known.status} /> : null}
      hint={
        balance
          ? t("merchants.balance", {
              available: yuan(balance.available),
              held: yuan(balance.held),
            })
          : mchid
      }
      actions={<AsCommand command={{ curl: curl("GET", `merchants/${mchid}/${page}`) }} />}
    >
      <nav className="tabs always" aria-label={t("merchants.pages")}>
        {pages.map((one) => (
          <Link key={one} to={`/merchants/${mchid}/${one}`} aria-current={one === page ? "page" : undefined}>
            {t(`merchants.${one}`)}
          </Link>
        ))}
      </nav>
      {children}
    </Page>
  );
}
