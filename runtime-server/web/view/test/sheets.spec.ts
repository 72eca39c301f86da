import { openPage, pageOpened, Trees } from "./tree.js";
import { shots, Visit } from "./visit.js";

/** The sheets in which people give something of themselves to a program. */
beforeAll(() => Visit.startBrowser());
afterAll(() => Visit.stopBrowser());

const trees = new Trees();
const nodes = [trees.el("button", { i: "go", c: "_:go" }, "Tap quickly")];

async function open(options = {}, shell = {}): Promise<Visit> {
  return Visit.open(() => [], { launch: () => openPage(pageOpened(1, "pages/index/index"), nodes), shell }, options);
}

const place = { province: "北京市", city: "北京市", county: "东城区", postalCode: "100000" };
const address = { name: "李雷", phone: "13800138000", detail: "长安街 1 号", ...place };
const hostile = "\u202eevil<img src=x onerror=alert(1)>" + "很长".repeat(60);
const asks = {
  "sign-in": { name: "signIn", args: {} },
  phone: { name: "phone", args: { realtime: false, phones: [{ id: "p1", shown: "+86 138****8000" }] } },
  address: { name: "address", args: { addresses: [{ id: "a1", address }] } },
  profile: { name: "profile", args: { nickname: "小米", avatar: "", reason: hostile } },
  privacy: {
    name: "privacy",
    args: {
      uses: [
        { data: "手机号", why: "送货时联系你" },
        { data: hostile, why: hostile },
      ],
      contact: "shop@example.com",
    },
  },
};
const hosts: Record<string, string> = { profile: "consent", privacy: "consent" };

const ask = (visit: Visit, name: keyof typeof asks) => {
  visit.server.send({ t: "ask", id: 1, ...asks[name] } as never);
  return visit.page.locator(`[data-host=${hosts[name] ?? name}]`);
};

const answered = (visit: Visit, value: unknown) =>
  visit.eventually(() => expect(visit.server.answers).toMatchObject([{ id: 1, ok: true, value }]));

it("gives the number, the address or the face that was chosen", async () => {
  for (const [name, value] of [
    ["phone", { phone: "p1" }],
    ["address", { address: "a1" }],
    ["profile", { granted: true, own: false }],
    ["privacy", { agreed: true }],
  ] as const) {
    const visit = await open();
    await ask(visit, name).locator("[data-action=allow]").click();
    await answered(visit, value);
    await visit.close();
  }
});

it("gives nothing to whoever closes it", async () => {
  for (const [name, value] of [
    ["sign-in", { signedIn: false }],
    ["phone", {}],
    ["address", {}],
    ["profile", { granted: false }],
    ["privacy", { agreed: false }],
  ] as const) {
    const visit = await open();
    await ask(visit, name).waitFor();
    await visit.page.keyboard.press("Escape");
    await answered(visit, value);
    await visit.close();
  }
});

it("says in place when signing in did not work", async () => {
  const visit = await open({}, { language: "en" });
  const sheet = ask(visit, "sign-in");
  await sheet.locator("input[name=username]").fill("mia");
  await sheet.locator("input[name=password]").fill("secret words");
  await sheet.locator("[data-action=sign-in]:enabled").waitFor();
  await visit.page.keyboard.press("Enter");
  await sheet.getByText("That did not work").waitFor();
  expect(visit.server.answers).toEqual([]);
  await visit.close();
});

it.each([
  ["phone-zh-light", { width: 390, height: 844 }, "light", "zh-CN"],
  ["phone-en-dark", { width: 390, height: 844 }, "dark", "en"],
  ["desktop-en-light", { width: 1280, height: 800 }, "light", "en"],
] as const)("looks well on a %s", async (name, viewport, colorScheme, language) => {
  for (const kind of Object.keys(asks) as (keyof typeof asks)[]) {
    const visit = await open({ viewport, colorScheme }, { language });
    const { page } = visit;
    const sheet = ask(visit, kind);
    await sheet.waitFor();
    await page.waitForFunction(() => document.querySelector(".mh-chrome")!.shadowRoot!.getAnimations().length === 0);
    await sheet.locator("button:enabled").last().waitFor();
    await page.screenshot({ path: `${shots}/sheet-${kind}-${name}.png` });
    const frame = (await page.locator(".mh-chrome").boundingBox())!;
    const box = (await sheet.boundingBox())!;
    expect([box.x, box.width, Math.round(box.y + box.height)]).toEqual([
      frame.x,
      frame.width,
      Math.round(frame.y + frame.height),
    ]);
    expect(await sheet.evaluate((el) => el.scrollWidth <= el.clientWidth)).toBe(true);
    await visit.close();
  }
});
