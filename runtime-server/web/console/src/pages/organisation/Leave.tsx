import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Ask } from "../../parts/Ask.js";
import { Card } from "../../parts/Page.js";
import { rest, told } from "../../rest/client.js";
import { me, queries } from "../../rest/queries.js";

/** Lets a member go; for nobody else. */
export function Leave({ id }: { id: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const who = useQuery(me).data;
  const [isAsking, setAsking] = useState(false);
  const personId = who?.personId;
  if (!personId || !who.organisations.some((one) => one.id === id)) return null;
  const leave = async () => {
    await told(rest.DELETE("/api/v1/organisations/{id}/members/{personId}", { params: { path: { id, personId } } }));
    await navigate({ to: "/organisations" });
    await queries.invalidateQueries();
  };
  return (
    <Card title={t("organisations.leave")} hint={t("organisations.leaveHint")}>
      <Button data-action="leave-organisation" onClick={() => setAsking(true)}>
        {t("organisations.leave")}
      </Button>
      <Ask
        name="leave-organisation"
        title={t("organisations.leave")}
        ok={t("organisations.leave")}
        isOpen={isAsking}
        work={leave}
        onClose={() => setAsking(false)}
      >
        <p>{t("organisations.leaveHint")}</p>
      </Ask>
    </Card>
  );
}
