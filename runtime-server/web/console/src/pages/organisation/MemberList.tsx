import { useQuery } from "@tanstack/react-query";
import { Button, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Ago } from "../../parts/Ago.js";
import { AskTyped } from "../../parts/Ask.js";
import { Loaded } from "../../parts/Loaded.js";
import { Card } from "../../parts/Page.js";
import { useDoing } from "../../parts/reason.js";
import { rest, told } from "../../rest/client.js";
import { proved } from "../../rest/proof.js";
import { invitations, me, members, queries } from "../../rest/queries.js";
import { useRights } from "../../rest/rights.js";
import type { Invitation, Member } from "../../rest/types.js";
import { InviteButton } from "./InviteButton.js";
import { roles } from "./roles.js";

/** Who belongs to an organisation, as what, and who is asked to. */
export function MemberList({ id }: { id: string }) {
  const { t } = useTranslation();
  const may = useRights();
  const list = useQuery(members(id));
  const mayChange = may("members.change", id);
  return (
    <Card
      title={t("members.title")}
      hint={t("members.listHint")}
      actions={mayChange ? <InviteButton id={id} /> : undefined}
    >
      <Loaded query={list}>
        {({ items }) => (
          <ul className="lines" data-list="members">
            {items.map((member) => (
              <MemberLine key={member.personId} id={id} member={member} mayChange={mayChange} />
            ))}
          </ul>
        )}
      </Loaded>
      {mayChange ? <Invitations id={id} /> : null}
    </Card>
  );
}

function MemberLine({ id, member, mayChange }: { id: string; member: Member; mayChange: boolean }) {
  const { t } = useTranslation();
  const doing = useDoing();
  const own = useQuery(me).data?.personId;
  const [isGoing, setGoing] = useState(false);
  const name = member.nickname || member.username;
  const path = { id, personId: member.personId };
  const reload = () => queries.invalidateQueries({ queryKey: ["organisations", id] });
  const become = (role: string) =>
    doing(async () => {
      await proved(() =>
        told(rest.PUT("/api/v1/organisations/{id}/members/{personId}", { params: { path }, body: { role } })),
      );
      await reload();
    }, t("saved"));
  const remove = async () => {
    await proved(() => told(rest.DELETE("/api/v1/organisations/{id}/members/{personId}", { params: { path } })));
    await reload();
  };
  return (
    <li data-id={member.personId}>
      <span className="what">
        {name} {member.personId === own ? <span className="soft">({t("you")})</span> : null}
        <small>
          {member.username} · {t("members.since")} <Ago at={member.since} />
        </small>
      </span>
      {mayChange ? (
        <>
          <Select
            aria-label={t("members.roleOf", { name })}
            style={{ minWidth: 130 }}
            value={member.role}
            options={roles.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
            onChange={(role: string) => void become(role)}
          />
          <Button danger onClick={() => setGoing(true)}>
            {t("remove")}
          </Button>
        </>
      ) : (
        <span>{t(`roles.${member.role as "admin"}`)}</span>
      )}
      <AskTyped
        name="remove-member"
        title={t("members.remove")}
        text={t("members.removeHint", { name })}
        word={member.username}
        ok={t("remove")}
        isOpen={isGoing}
        work={remove}
        onClose={() => setGoing(false)}
      />
    </li>
  );
}

function Invitations({ id }: { id: string }) {
  const { t } = useTranslation();
  const list = useQuery(invitations(id)).data ?? [];
  if (list.length === 0) return null;
  return (
    <>
      <h2 style={{ marginTop: 20 }}>{t("members.invited")}</h2>
      <ul className="lines" data-list="invitations">
        {list.map((one) => (
          <InvitationLine key={one.id} id={id} invitation={one} />
        ))}
      </ul>
    </>
  );
}

function InvitationLine({ id, invitation }: { id: string; invitation: Invitation }) {
  const { t } = useTranslation();
  const doing = useDoing();
  const path = { id, invitationId: invitation.id };
  const takeBack = () =>
    doing(async () => {
      await told(rest.DELETE("/api/v1/organisations/{id}/invitations/{invitationId}", { params: { path } }));
      await queries.invalidateQueries({ queryKey: ["organisations", id] });
    });
  return (
    <li data-id={invitation.id}>
      <span className="what">
        {t(`roles.${invitation.role as "admin"}`)}
        <small>
          {t("expires")} <Ago at={invitation.expiresAt} />
        </small>
      </span>
      <Button onClick={() => void takeBack()}>{t("members.takeBack")}</Button>
    </li>
  );
}
