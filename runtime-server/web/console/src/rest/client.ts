import createClient from "openapi-fetch";
import type { components, paths } from "../../../target/console/rest.js";
import { Refused } from "../../../view/src/host-calls.js";

export { Refused };

/** The public REST API, called in the name of whoever is signed in here. */
export const rest = createClient<paths>({ baseUrl: location.origin });

type Schemas = components["schemas"];

/** What the API answers, by its name in the document, and what of it may be missing. */
export type Told<Name extends keyof Schemas, Maybe extends keyof Schemas[Name] = never> = Required<
  Omit<Schemas[Name], Maybe>
> &
  Partial<Pick<Schemas[Name], Maybe>>;

/** A page of a list; `next` leads to those behind it. */
export interface Listed<T> {
  items: T[];
  next?: string | null;
}

/** What was told, and the tag that a change of it names. */
export interface Tagged<T> {
  value: T;
  tag: string;
}

interface Answer {
  data?: unknown;
  error?: unknown;
  response: Response;
}

/**
 * The answer of a call.
 *
 * @throws Refused when it is a no; somebody who is not signed in, or has to agree to terms, is led there
 */
export async function told<T>(call: Promise<Answer>): Promise<T> {
  return (await tagged<T>(call)).value;
}

/** As {@link told}, with the tag of the state. */
export async function tagged<T>(call: Promise<Answer>): Promise<Tagged<T>> {
  const { data, error, response } = await call;
  if (!response.ok) {
    if (response.status === 401) leadTo("/sign-in");
    const problem = typeof error === "object" && error !== null ? (error as Record<string, unknown>) : {};
    const code = typeof problem["code"] === "string" ? problem["code"] : "";
    if (code === "terms_needed") leadTo("/agree");
    throw new Refused(response.status, code, problem);
  }
  return { value: data as T, tag: response.headers.get("ETag") ?? "" };
}

/** Signing in, and agreeing to the operator's texts, is done on the host's own pages, which lead back here. */
export function leadTo(page: "/sign-in" | "/agree"): void {
  const here = location.pathname + location.search;
  location.replace(`${page}?next=${encodeURIComponent(here)}`);
}

/** Headers of a change that is meant for one state alone. */
export const ifMatch = (tag: string | undefined): { "If-Match"?: string } => (tag ? { "If-Match": tag } : {});
