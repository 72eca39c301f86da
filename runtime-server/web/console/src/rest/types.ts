import type { Told } from "./client.js";

export type Me = Omit<
  Told<"MeView", "personId" | "username" | "nickname" | "organisation" | "role" | "weakRole">,
  "organisations"
> & { organisations: Membership[] };
export type Membership = Told<"Membership">;
export type Organisation = Told<"OrganisationView">;
export type Member = Told<"MemberView", "until">;
export type Invitation = Told<"InvitationView", "until" | "url">;
export type Token = Told<"TokenView", "expiresAt" | "usedAt" | "token">;
export type Program = Omit<Told<"ProgramView", "category" | "description" | "translations">, "standing"> & {
  standing: Told<"ProgramStanding", "cause" | "until">;
};
export type Appeal = Told<"Appeal", "words" | "decidedAt">;
export type Registered = Told<"RegisteredView", "category" | "description" | "translations">;
export type Version = Omit<Told<"VersionView", "releasedAt" | "description" | "robot">, "problems"> & {
  problems: Problem[];
};
export type VersionState = Version["state"];
export type UploadKey = Told<"UploadKeyView", "usedAt" | "privateKey">;
export type Domains = Told<"Lists">;
export type Permission = Told<"Permission">;
export type Person = Told<"PersonView", "role" | "until" | "leavesAt">;
export type Merchant = Told<"MerchantView">;
export type Payment = Told<
  "PaymentView",
  "transactionId" | "openid" | "expiresAt" | "openedAt" | "cancelledAt" | "closedAt" | "paidAt"
>;
export type Refund = Told<"Refund", "reason">;
export type Notification = Told<"NotificationView", "dueAt" | "attempts">;
export type MerchantKey = Told<"MerchantKey", "certificatePem" | "expiresAt" | "lastUsedAt">;

/** Something that the compiler says of an upload. */
export interface Problem {
  file?: string;
  line?: number;
  column?: number;
  severity: string;
  message: string;
}

/** Something that was done, as the audit log tells it. */
export interface Entry {
  id: number;
  at: string;
  /** a person's id, or a name such as `operator` */
  actor: string;
  action: string;
  subject: string;
  detail: Record<string, unknown>;
}
