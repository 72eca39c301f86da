import { useTranslation } from "react-i18next";
import { useRights } from "../../rest/rights.js";
import { curl } from "../../rest/command.js";
import { MemberList } from "../organisation/MemberList.js";
import { RoleMatrix } from "../organisation/RoleMatrix.js";
import { TokenList } from "../organisation/TokenList.js";
import { ProgramPage } from "./ProgramPage.js";
import { AppSecret } from "./AppSecret.js";
import { ServerAddresses } from "./ServerAddresses.js";
import { UploadKeys } from "./UploadKeys.js";

/** Who works on a program, and by what machines prove that they act for it. */
export function Members() {
  const { t } = useTranslation();
  const may = useRights();
  return (
    <ProgramPage title={t("program.members")} hint={t("members.hint")} command={{ curl: curl("GET", "organisations") }}>
      {({ appId, organisation }) => (
        <div className="stack">
          <MemberList id={organisation} />
          {may("tokens.change", organisation) ? <TokenList organisation={organisation} /> : null}
          {may("program.secrets", organisation) ? (
            <>
              <UploadKeys appId={appId} />
              <AppSecret appId={appId} />
              <ServerAddresses appId={appId} />
            </>
          ) : null}
          <RoleMatrix />
        </div>
      )}
    </ProgramPage>
  );
}
