import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  parseSearchWith,
  redirect,
  stringifySearchWith,
} from "@tanstack/react-router";
import { Broken, NotFound } from "./frame/ErrorPage.js";
import { Frame } from "./frame/Frame.js";

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound });

type Module = Record<string, unknown>;

const page = (path: string, load: () => Promise<Module>, name: string) =>
  createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(load as () => Promise<Record<string, () => React.ReactNode>>, name),
  });

const program = (path: string, load: () => Promise<Module>, name: string) =>
  page(`/programs/$appId/${path}`, load, name);

const first = createRoute({
  getParentRoute: () => root,
  path: "/programs/$appId",
  beforeLoad: ({ params }) => {
    throw redirect({ to: "/programs/$appId/overview", params } as never);
  },
});

const tree = root.addChildren([
  page("/", () => import("./pages/home/Home.js"), "Home"),
  page("/programs", () => import("./pages/program/Programs.js"), "Programs"),
  first,
  program("overview", () => import("./pages/program/Overview.js"), "Overview"),
  program("versions", () => import("./pages/program/Versions.js"), "Versions"),
  program("release", () => import("./pages/release/Release.js"), "Release"),
  program("review", () => import("./pages/review/Review.js"), "Review"),
  program("members", () => import("./pages/program/Members.js"), "Members"),
  program("capabilities", () => import("./pages/program/Capabilities.js"), "Capabilities"),
  program("settings", () => import("./pages/program/Settings.js"), "Settings"),
  page("/organisations", () => import("./pages/organisation/Organisations.js"), "Organisations"),
  page("/organisations/$id", () => import("./pages/organisation/Organisation.js"), "Organisation"),
  page("/review", () => import("./pages/review/Desk.js"), "Desk"),
  page("/review/$appId/$version", () => import("./pages/review/Workspace.js"), "Workspace"),
  page("/people", () => import("./pages/operator/People.js"), "People"),
  page("/audit", () => import("./pages/operator/Audit.js"), "Audit"),
  page("/platform", () => import("./pages/operator/Platform.js"), "Platform"),
  page("/merchants", () => import("./pages/merchant/Merchants.js"), "Merchants"),
  page("/merchants/$mchid", () => import("./pages/merchant/Payments.js"), "Payments"),
  page("/merchants/$mchid/payments", () => import("./pages/merchant/Payments.js"), "Payments"),
  page("/merchants/$mchid/refunds", () => import("./pages/merchant/Refunds.js"), "Refunds"),
  page("/merchants/$mchid/notifications", () => import("./pages/merchant/Notifications.js"), "Notifications"),
  page("/merchants/$mchid/keys", () => import("./pages/merchant/Keys.js"), "Keys"),
]);

/** Values in addresses are the texts that they are, and not JSON. */
const asText = (value: unknown) => String(value);

export const router = createRouter({
  routeTree: tree,
  basepath: "/console",
  defaultPreload: "intent",
  defaultErrorComponent: Broken,
  scrollRestoration: true,
  parseSearch: parseSearchWith((text) => text),
  stringifySearch: stringifySearchWith(asText),
});
