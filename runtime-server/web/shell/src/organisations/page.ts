import { h } from "../../../view/src/chrome/dom.js";
import { account } from "../account-api.js";
import { Refused } from "../../../view/src/host-calls.js";
import type { Context } from "../context.js";
import { reason } from "../form.js";
import { withProof } from "../proof.js";
import { choose, confirm, openSheet } from "../sheet.js";
import { bar, button, copy, say, section, type Page } from "../ui.js";
import { organisations, roles, type Invitation, type Member, type Role } from "./api.js";
import { auditSection } from "./audit.js";
import { tokenSection } from "./sections.js";

/** An organisation: who belongs to it, who is invited, and its tokens. */
export function organisationPage(context: Context, url: URL): Page {
  const { texts } = context;
  const id = url.pathname.split("/").at(-1)!;
  const body = h("div", { class: "body" });
  const heading = bar(texts.organisations, texts);
  const load = async () => {
    const [me, organisation, members] = await withProof(context, () =>
      Promise.all([account.me(), organisations.get(id), organisations.members(id)]),
    );
    heading.querySelector("h1")!.textContent = organisation.name;
    const own = members.find((member) => member.username === me.username);
    const isAdmin = own?.role === "admin";
    body.replaceChildren(
      memberSection(id, members, own, isAdmin, context, reload),
      ...(isAdmin
        ? [invitationSection(id, context), tokenSection(context, id), auditSection(id, members, context)]
        : []),
      ...(own ? [leaving(id, own, context)] : []),
    );
  };
  const reload = () =>
    void load().catch((error: unknown) => {
      if (error instanceof Refused && error.status === 401) return location.replace(`/sign-in?next=${url.pathname}`);
      body.replaceChildren(h("p", { class: "hint" }, missing(error) ? texts.noOrganisation : texts.failed));
    });
  reload();
  const el = h("div", { class: "page account", attributes: { "data-page": "organisation" } }, heading, body);
  return { title: texts.organisations, el };
}

const missing = (error: unknown) => error instanceof Refused && (error.status === 404 || error.status === 400);

function memberSection(
  id: string,
  members: Member[],
  own: Member | undefined,
  isAdmin: boolean,
  context: Context,
  reload: () => void,
): HTMLElement {
  const { texts } = context;
  const failed = (error: unknown) => say(reason(error, texts));
  const become = async (member: Member) => {
    const role = await chooseRole(member.nickname || member.username, context);
    if (role) await withProof(context, () => organisations.setRole(id, member.personId, role)).then(reload, failed);
  };
  const remove = async (member: Member) => {
    const question = texts.removeMemberQuestion(member.nickname || member.username);
    if (await confirm(question, texts.removeMember, texts)) {
      await organisations.remove(id, member.personId).then(reload, failed);
    }
  };
  const line = (member: Member) => {
    const about = [
      member.username,
      member === own ? texts.you : "",
      member.until ? texts.until(day(member.until)) : "",
    ];
    return h(
      "div",
      { class: "kept", attributes: { "data-id": member.personId } },
      h(
        "div",
        { class: "text" },
        member.nickname || member.username,
        h("small", {}, about.filter(Boolean).join(" · ")),
      ),
      isAdmin
        ? button(texts.roles[member.role], null, () => void become(member), "small")
        : h("small", {}, texts.roles[member.role]),
      isAdmin && member !== own ? button(texts.removeMember, null, () => void remove(member), "small") : null,
    );
  };
  return section(texts.members, null, h("div", { attributes: { "data-list": "members" } }, ...members.map(line)));
}

const day = (iso: string) => iso.slice(0, 10);

function chooseRole(title: string, { texts }: Context): Promise<Role | null> {
  return choose<Role>(
    title,
    texts.role,
    texts,
    roles.map((value) => ({ value, label: texts.roles[value] })),
  );
}

function invitationSection(id: string, context: Context): HTMLElement {
  const { texts } = context;
  const list = h("div", { attributes: { "data-list": "invitations" } });
  const failed = (error: unknown) => say(reason(error, texts));
  const load = () => organisations.invitations(id).then((open) => list.replaceChildren(...open.map(line)), failed);
  const line = (open: Invitation) =>
    h(
      "div",
      { class: "kept", attributes: { "data-id": open.id } },
      h("div", { class: "text" }, texts.roles[open.role], h("small", {}, texts.expires(day(open.expiresAt)))),
      button(texts.takeBack, null, () => void organisations.takeBack(id, open.id).then(load, failed), "small"),
    );
  const invite = async () => {
    const role = await chooseRole(texts.invite, context);
    if (!role) return;
    const made = await withProof(context, () => organisations.invite(id, role));
    const link = made.url ?? "";
    openSheet(
      texts.invite,
      texts,
      h("p", { class: "hint" }, texts.inviteHint),
      h("code", { class: "secret", attributes: { "data-value": "invitation" } }, link),
      button(texts.copy, null, () => void copy(link, texts), "primary"),
    );
    await load();
  };
  const add = button(texts.invite, null, () => void invite().catch(failed), "small");
  add.dataset["action"] = "invite";
  void load();
  return section(texts.invitations, add, list);
}

function leaving(id: string, own: Member, { texts }: Context): HTMLElement {
  const leave = async () => {
    if (!(await confirm(texts.leaveQuestion, texts.leave, texts))) return;
    await organisations.remove(id, own.personId).then(
      () => location.replace("/me"),
      (error: unknown) => say(reason(error, texts)),
    );
  };
  return h(
    "section",
    {},
    button(texts.leave, null, () => void leave()),
  );
}

/** Where an invitation leads: says what it is for, and makes the person a member when they agree. */
export function joinPage(context: Context, url: URL): Page {
  const { texts } = context;
  const token = url.pathname.split("/").at(-1)!;
  const body = h("div", { class: "body" });
  const said = h("p", { class: "wrong", attributes: { role: "alert" } });
  const failed = (error: unknown) => {
    if (error instanceof Refused && error.status === 401) return location.replace(`/sign-in?next=${url.pathname}`);
    if (missing(error)) return body.replaceChildren(h("p", { class: "hint" }, texts.joinOver));
    said.textContent = reason(error, texts);
  };
  organisations.offer(token).then((offer) => {
    const accept = () =>
      organisations.accept(token).then(() => location.replace(`/console/organisations/${offer.organisation}`), failed);
    const join = button(texts.join, null, () => void accept(), "primary");
    join.dataset["action"] = "join";
    body.replaceChildren(
      h("h2", {}, texts.joinTitle(offer.name)),
      h("p", { class: "hint" }, texts.joinQuestion(texts.roles[offer.role])),
      said,
      join,
    );
  }, failed);
  const el = h("div", { class: "page account", attributes: { "data-page": "join" } }, bar(texts.join, texts), body);
  return { title: texts.join, el };
}
