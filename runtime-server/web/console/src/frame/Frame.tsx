import { useQuery } from "@tanstack/react-query";
import { Outlet, useLocation, useParams } from "@tanstack/react-router";
import { Button, Drawer } from "antd";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { callAccount } from "../../../view/src/host-calls.js";
import { Loaded, Waiting } from "../parts/Loaded.js";
import { useDoing } from "../parts/reason.js";
import { prove } from "../rest/proof.js";
import { me, queries } from "../rest/queries.js";
import type { Me } from "../rest/types.js";
import { keep, kept } from "./preferences.js";
import { Rail } from "./Rail.js";
import { useSections } from "./sections.js";
import { TopBar } from "./TopBar.js";

// the first page does not wait for these
const ProofDialog = lazy(() => import("./ProofDialog.js").then((module) => ({ default: module.ProofDialog })));
const Palette = lazy(() => import("./Palette.js").then((module) => ({ default: module.Palette })));

/** What stands around every page. */
export function Frame() {
  const who = useQuery(me);
  return <Loaded query={who}>{(known) => <Around me={known} />}</Loaded>;
}

function Around({ me: known }: { me: Me }) {
  const { t } = useTranslation();
  const { appId } = useParams({ strict: false }) as { appId?: string };
  const sections = useSections(appId);
  const [isNarrow, setNarrow] = useState(() => kept("rail") === "narrow");
  const [isMenuOpen, setMenuOpen] = useState(false);
  const [isFinding, setFinding] = useState(false);
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  useEffect(() => setMenuOpen(false), [pathname]);
  usePaletteKey(() => setFinding(true));
  const fold = () => {
    keep("rail", isNarrow ? "open" : "narrow");
    setNarrow(!isNarrow);
  };
  return (
    <div className="frame" data-rail={isNarrow ? "narrow" : "open"}>
      <a className="skip" href="#main" onClick={() => main.current?.focus()}>
        {t("skip")}
      </a>
      <TopBar me={known} appId={appId} onMenu={() => setMenuOpen(true)} onFind={() => setFinding(true)} />
      <Rail sections={sections} isNarrow={isNarrow} onFold={fold} />
      <Drawer
        open={isMenuOpen}
        placement="left"
        size={280}
        title={t("console")}
        className="drawer"
        onClose={() => setMenuOpen(false)}
      >
        <Rail sections={sections} isNarrow={false} onFold={fold} />
      </Drawer>
      <main id="main" ref={main} tabIndex={-1}>
        <FrozenNote />
        {known.weakRole ? <RoleWaits role={known.weakRole} /> : null}
        <Suspense fallback={<Waiting lines={6} />}>
          <Outlet />
        </Suspense>
      </main>
      {isFinding ? (
        <Suspense>
          <Palette me={known} sections={sections} onClose={() => setFinding(false)} />
        </Suspense>
      ) : null}
      <Suspense>
        <ProofDialog />
      </Suspense>
    </div>
  );
}

/** Says that an operator has frozen the account; why is told where the person may do something about it. */
function FrozenNote() {
  const { t } = useTranslation();
  const account = useQuery({
    queryKey: ["account"],
    queryFn: () => callAccount<{ frozen?: string | null }>("GET", "me"),
    staleTime: 60_000,
  });
  if (account.data?.frozen === undefined || account.data.frozen === null) return null;
  return (
    <div className="page">
      <div className="note" data-tone="warn" role="note" data-notice="frozen">
        <p>{t("frozen")}</p>
        <a href="/me">{t("frozenWhy")}</a>
      </div>
      <br />
    </div>
  );
}

/** Says that a role does not count yet, and lets its holder prove who they are. */
function RoleWaits({ role }: { role: string }) {
  const { t } = useTranslation();
  const doing = useDoing();
  const proveIt = async () => {
    if (await prove("strong")) await queries.invalidateQueries();
  };
  return (
    <div className="page">
      <div className="note" data-tone="warn">
        <p>{t("roleWaits", { role })}</p>
        <Button type="link" style={{ padding: 0 }} onClick={() => void doing(proveIt)}>
          {t("proof.prove")}
        </Button>
      </div>
      <br />
    </div>
  );
}

function usePaletteKey(open: () => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      open();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, [open]);
}
