import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Page } from "../parts/Page.js";
import { useReason } from "../parts/reason.js";

/** For an address that is none. */
export function NotFound() {
  const { t } = useTranslation();
  return (
    <Page title={t("notFound")} hint={t("notFoundHint")}>
      <Link to="/">{t("toHome")}</Link>
    </Page>
  );
}

/** For a page that broke: what was, and a way on. */
export function Broken({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const reason = useReason();
  const text = error instanceof Error && error.name === "Error" ? reason(error) : String(error);
  return (
    <Page title={t("broken")} hint={t("brokenHint")}>
      <p className="note" data-tone="bad" role="alert">
        {text}
      </p>
      <Button onClick={() => location.reload()}>{t("again")}</Button>
    </Page>
  );
}
