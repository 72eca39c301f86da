import type { Static } from "typebox";
import type { ChosenPlace as Chosen, Place } from "./host-apis/parts.js";
import type { DrawArgs, PrivacyGuideline, QueryItem } from "./ui.js";

/**
 * What the host itself asks of the view, past the program: what it passes and what the answer carries. The view shows these
 * in the host's own layer; no program can see, answer or forge them.
 */
export interface HostAsks {
  /** whether the program may do what the scope is about; `reason` is the program's own word */
  consent: { args: { scope: string; reason: string }; result: { granted: boolean } };
  /** a guest signs in; what this answers proves nothing */
  signIn: { args: object; result: { signedIn: boolean } };
  /** whether the program may have a nickname and picture, and whether those are the person's own, which are shown here */
  profile: {
    args: { nickname: string; avatar: string; reason: string };
    result: { granted: boolean; own?: boolean };
  };
  /** the person chooses one of their phone numbers, by its id, or adds one; `realtime`: and proves that they have it */
  phone: { args: { realtime: boolean; phones: { id: string; shown: string }[] }; result: { phone?: string } };
  /** the person chooses one of their addresses, by its id, or adds one */
  address: { args: { addresses: KeptAddress[] }; result: { address?: string } };
  /** whether the person agrees to what the program says about their data */
  privacy: { args: PrivacyGuideline; result: { agreed: boolean } };
  /** the person pays an order or does not; what this answers proves nothing. `often`: the program asks too often by itself */
  pay: { args: PayArgs; result: { done: boolean; often?: boolean } };
  /** which messages the program may send, as they would look; `always` answers the next question about them the same */
  subscribe: { args: SubscribeArgs; result: { accepted: Record<string, boolean>; always: boolean } };
  /** the person looks at what was decided and changes it; the answer holds what changed */
  settings: { args: { granted: Record<string, boolean> }; result: { granted: Record<string, boolean> } };
  /** where the device is, after the person has agreed */
  location: { args: { type?: string; isHighAccuracy?: boolean }; result: DevicePlace };
  /** the person picks a place on a map */
  chooseLocation: { args: { latitude?: number; longitude?: number }; result: ChosenPlace };
  /** what only the painted page knows, for a program that waits for it; once everything sent before is painted */
  look: { args: LookArgs; result: unknown };
  /** opens another program, after asking the person when `confirm` says so */
  openProgram: { args: { appId: string; name: string; url: string; confirm: boolean }; result: { opened: boolean } };
}

/** An address as the person wrote it; what is not known is empty. */
export interface PostalAddress {
  name: string;
  phone: string;
  province: string;
  city: string;
  county: string;
  /** street, house and door */
  detail: string;
  postalCode: string;
}

export interface KeptAddress {
  id: string;
  address: PostalAddress;
}

/** What the host knows of a payment that a program asks for; the rest is asked for by the request's id. */
export interface PayArgs {
  request: string;
  /** in fen */
  amount: number;
  merchant: string;
  description: string;
}

export interface SubscribeArgs {
  /** whether a yes is for any number of messages; else it is for one of each kind */
  lasting: boolean;
  templates: { id: string; title: string; fields: { name: string; example: string }[] }[];
}

/** What a program may look at. With a canvas come the drawing steps that the view does not have yet. */
export type LookArgs =
  | { look: "layout"; page: number; items: QueryItem[] }
  /** answers widths of the characters 32 to 126 and of a Chinese one in a CSS font, in thousandths of its size */
  | { look: "widths"; font: string }
  /** answers base64 of the pixels */
  | ({ look: "pixels"; x: number; y: number; width: number; height: number } & DrawArgs)
  /** answers `data`, base64 of a picture of type `type`, or `file`, where it is if it is large */
  | ({ look: "picture"; type: string; quality?: number } & DrawArgs)
  /** what a method of the context answers */
  | ({ look: "context"; method: string; data: unknown[] } & DrawArgs);

export type AskName = keyof HostAsks;
export type AskArgs<N extends AskName> = HostAsks[N]["args"];
export type AskResult<N extends AskName> = HostAsks[N]["result"];

export type DevicePlace = Static<typeof Place>;
export type ChosenPlace = Static<typeof Chosen>;
