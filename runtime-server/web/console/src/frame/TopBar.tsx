import { BulbOutlined, MenuOutlined, SearchOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import { callAccount } from "../../../view/src/host-calls.js";
import type { Me } from "../rest/types.js";
import { languages, speak, type Language } from "../words/index.js";
import { Switcher } from "./Switcher.js";
import { choose, useChoice, type Choice } from "./theme.js";

interface Props {
  me: Me;
  appId: string | undefined;
  onMenu: () => void;
  onFind: () => void;
}

const isMac = navigator.platform.startsWith("Mac");

/** Above every page: where one is, the way to everything, and who is here. */
export function TopBar({ me, appId, onMenu, onFind }: Props) {
  const { t } = useTranslation();
  return (
    <header className="top">
      <button type="button" className="plain tool burger" aria-label={t("menu")} onClick={onMenu}>
        <MenuOutlined />
      </button>
      <Link to="/" className="mark">
        <i aria-hidden>M</i>
        <span>{t("console")}</span>
      </Link>
      <Switcher me={me} appId={appId} />
      <span className="space" />
      <button type="button" className="plain find" data-action="palette" onClick={onFind}>
        <SearchOutlined />
        <span>{t("find")}</span>
        <kbd>{isMac ? "⌘K" : "Ctrl K"}</kbd>
      </button>
      <LookMenu />
      <WhoMenu me={me} />
    </header>
  );
}

function LookMenu() {
  const { t } = useTranslation();
  const chosen = useChoice();
  const items = (["system", "light", "dark"] as const).map((key) => ({ key, label: t(`themes.${key}`) }));
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items,
        selectable: true,
        selectedKeys: [chosen],
        onClick: ({ key }) => choose(key as Choice),
      }}
    >
      <button type="button" className="plain tool" data-action="theme" aria-label={t("theme")} title={t("theme")}>
        <BulbOutlined />
      </button>
    </Dropdown>
  );
}

function WhoMenu({ me }: { me: Me }) {
  const { t, i18n } = useTranslation();
  const name = me.nickname || me.username || t("operator");
  const signOut = () => callAccount("POST", "sign-out", {}).then(() => location.replace("/sign-in?next=/console"));
  const items = [
    { key: "me", label: <a href="/me">{t("account", { name })}</a> },
    { type: "divider" as const },
    ...Object.entries(languages).map(([key, label]) => ({ key, label, disabled: i18n.language === key })),
    { type: "divider" as const },
    { key: "home", label: <a href="/">{t("toHost")}</a> },
    { key: "out", label: t("signOut") },
  ];
  const onClick = ({ key }: { key: string }) => {
    if (key === "out") void signOut();
    else if (key in languages) void speak(key as Language);
  };
  return (
    <Dropdown trigger={["click"]} menu={{ items, onClick }}>
      <button type="button" className="plain tool" data-action="who" aria-label={t("account", { name })}>
        <span className="face" aria-hidden>
          {initial(name)}
        </span>
      </button>
    </Dropdown>
  );
}

const initial = (name: string) =>
  (new Intl.Segmenter().segment(name)[Symbol.iterator]().next().value?.segment ?? "").toUpperCase();
