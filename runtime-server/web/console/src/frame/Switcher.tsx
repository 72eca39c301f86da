import { DownOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { useLocation, useNavigate, useParams } from "@tanstack/react-router";
import { Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import { useNames } from "../pages/use-names.js";
import { program, programs } from "../rest/queries.js";
import type { Me } from "../rest/types.js";

const SHOWN_MAX = 30;

/** Which organisation and which program the pages are about, and the way to others. */
export function Switcher({ me, appId }: { me: Me; appId: string | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const all = useQuery(programs).data?.items ?? [];
  const here = useQuery({ ...program(appId ?? ""), enabled: appId !== undefined }).data;
  const named = useNames();
  const { id: shown } = useParams({ strict: false }) as { id?: string };
  const { pathname } = useLocation();
  const ownerId = here?.organisation ?? (pathname.startsWith("/organisations/") ? shown : undefined);
  const owner = ownerId ? named(ownerId) : undefined;
  const beside = here ? all.filter(({ organisation }) => organisation === here.organisation) : all;
  const organisations = {
    items: [
      ...me.organisations.map(({ id, name }) => ({ key: id, label: name })),
      { type: "divider" as const },
      { key: "", label: t("organisations.all") },
    ],
    onClick: ({ key }: { key: string }) => void navigate({ to: key ? `/organisations/${key}` : "/organisations" }),
  };
  const menu = {
    items: [
      ...beside.slice(0, SHOWN_MAX).map((one) => ({ key: one.appId, label: one.name })),
      { type: "divider" as const },
      { key: "", label: t("programs.all") },
    ],
    onClick: ({ key }: { key: string }) => void navigate({ to: key ? `/programs/${key}/overview` : "/programs" }),
  };
  if (me.organisations.length === 0 && all.length === 0) return null;
  return (
    <div className="switcher">
      {me.organisations.length > 0 ? (
        <>
          <Dropdown trigger={["click"]} menu={organisations}>
            <button type="button" className="plain switch of-organisation" data-action="organisation">
              <span>{owner?.name ?? (here ? t("organisations.others") : t("organisations.choose"))}</span>
              <DownOutlined aria-hidden />
            </button>
          </Dropdown>
          <span className="slash" aria-hidden>
            /
          </span>
        </>
      ) : null}
      <Dropdown trigger={["click"]} menu={menu}>
        <button type="button" className="plain switch" data-action="program">
          <span>{here?.name ?? t("programs.choose")}</span>
          <DownOutlined aria-hidden />
        </button>
      </Dropdown>
    </div>
  );
}
