import { AppstoreAddOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { AsCommand } from "../../parts/Command.js";
import { Loaded } from "../../parts/Loaded.js";
import { Page } from "../../parts/Page.js";
import { cli, curl } from "../../rest/command.js";
import { me, programs } from "../../rest/queries.js";
import { NewProgram } from "../program/NewProgram.js";
import { ProgramCard } from "../program/ProgramCard.js";
import { useNew } from "../use-new.js";
import { FirstSteps } from "./FirstSteps.js";
import { HostPulse } from "./HostPulse.js";

const CARDS_MAX = 12;

/** Where somebody begins: their programs and what each waits for; for operators what there is on this host. */
export function Home() {
  const { t } = useTranslation();
  const who = useQuery(me).data;
  const list = useQuery(programs);
  const [isMaking, setMaking] = useNew("program");
  const name = who?.nickname || who?.username;
  return (
    <Page
      title={name ? t("home.hello", { name }) : t("home.title")}
      name={t("home.title")}
      hint={t("home.hint")}
      actions={
        <>
          <AsCommand command={{ curl: curl("GET", "programs") }} />
          <Button
            type="primary"
            icon={<AppstoreAddOutlined />}
            data-action="new-program"
            onClick={() => setMaking(true)}
          >
            {t("programs.create")}
          </Button>
        </>
      }
    >
      <div className="stack">
        {who?.role ? <HostPulse role={who.role} /> : null}
        <Loaded query={list}>
          {({ items, next }) =>
            items.length === 0 ? (
              <FirstSteps onStart={() => setMaking(true)} command={{ cli: cli("create", ".") }} />
            ) : (
              <>
                <div className="grid">
                  {items
                    .slice(-CARDS_MAX)
                    .reverse()
                    .map((one) => (
                      <ProgramCard key={one.appId} program={one} />
                    ))}
                </div>
                {items.length > CARDS_MAX || next ? <Link to="/programs">{t("programs.all")}</Link> : null}
              </>
            )
          }
        </Loaded>
      </div>
      <NewProgram isOpen={isMaking} onClose={() => setMaking(false)} />
    </Page>
  );
}
