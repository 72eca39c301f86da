/* eslint max-lines: off, max-lines-per-function: off -- data */

/** Everything of it, or all but what is said, or nothing and why. */
export type Verdict = "full" | `partial: ${string}` | `none: ${string}`;

/** What this host has of one component of the platform. */
export interface Support {
  itself: Verdict;
  attributes: Record<string, Verdict>;
  /** by their names without `bind` */
  events: Record<string, Verdict>;
}

type Some = Record<string, Verdict>;

const every = (names: string, verdict: Verdict = "full"): Some =>
  Object.fromEntries(
    names
      .split(" ")
      .filter((name) => name !== "")
      .map((name) => [name, verdict]),
  );

const of = (attributes: string, events = "", more: Partial<Support> = {}): Support => ({
  itself: more.itself ?? "full",
  attributes: { ...every(attributes), ...more.attributes },
  events: { ...every(events), ...more.events },
});

const noPlatform = "none: it needs the platform's own services; a box says so";
const box = (itself: Verdict = "full"): Support => of("", "", { itself });
const placeholder = (events = "error"): Support => of("", events, { itself: noPlatform });

const hover = "hover-class hover-stop-propagation hover-start-time hover-stay-time";
const keyboardOfDevice = "none: browsers decide about the keyboard";
const skyline = "partial: painted as an ordinary box; nothing is recycled or built on demand";
const gestures: Partial<Support> = {
  itself: "partial: callbacks run with the program and hear of gestures; none of them can refuse one",
  attributes: every("native-view simultaneous-handlers tag", "none: every handler around a finger hears of it"),
  events: every("gesture", "partial: by `worklet:ongesture`"),
};

const field: Partial<Support> = {
  attributes: {
    ...every("cursor-spacing adjust-position"),
    "hold-keyboard": keyboardOfDevice,
    "always-embed": "full",
  },
};

const text =
  "value placeholder placeholder-style placeholder-class disabled maxlength focus auto-focus cursor cursor-color selection-start selection-end name " +
  "confirm-type confirm-hold";
const textEvents = "input focus blur confirm keyboardheightchange";

/** Attributes and events that every component has. */
const common = (): Support =>
  of(
    "id class style hidden animation slot data-* mark:* aria-*",
    "touchstart touchmove touchcancel touchend tap longpress longtap transitionend animationstart animationiteration animationend",
    { events: { touchforcechange: "none: browsers do not tell the force of a touch as it changes" } },
  );

const builtIns = (): Record<string, Support> => ({
  // ---- containers
  view: of(hover),
  block: box(),
  "scroll-view": of(
    "scroll-x scroll-y upper-threshold lower-threshold scroll-top scroll-left scroll-into-view scroll-into-view-offset " +
      "scroll-into-view-alignment scroll-with-animation enable-flex enhanced refresher-enabled refresher-threshold " +
      "refresher-default-style refresher-background refresher-triggered",
    "scroll scrolltoupper scrolltolower refresherpulling refresherrefresh refresherrestore refresherabort dragstart dragging",
    {
      attributes: {
        "paging-enabled": "partial: each child is a page",
        "show-scrollbar": "partial: scroll bars are never shown",
        "scroll-anchoring": "partial: browsers that anchor always do",
        "enable-back-to-top": "none: there is no status bar to tap",
        ...every("bounces fast-deceleration throttle", "none: browsers decide about momentum"),
        type: "partial: every type is a list",
      },
      events: { dragend: "partial: the velocity is always 0" },
    },
  ),
  swiper: of(
    "indicator-dots indicator-color indicator-active-color autoplay current current-item-id interval duration circular vertical " +
      "previous-margin next-margin snap-to-edge display-multiple-items easing-function",
    "change transition animationfinish",
    {
      attributes: {
        "skip-hidden-item-layout": "partial: there is nothing to save",
        "cache-extent": "partial: there is nothing to save",
        "layout-type": "none: of Skyline only",
      },
    },
  ),
  "swiper-item": of("item-id"),
  "movable-area": of("scale-area"),
  "movable-view": of(
    "direction inertia out-of-bounds x y damping friction disabled scale scale-min scale-max scale-value animation",
    "change scale htouchmove vtouchmove",
  ),
  "cover-view": of(`${hover} scroll-top marker-id`, "", {
    attributes: { "marker-id": "none: custom callouts lie at the map's corner" },
  }),
  "cover-image": of("src", "load error"),
  "match-media": of("min-width max-width width min-height max-height height orientation"),
  "page-container": of(
    "show duration z-index overlay position round close-on-slide-down overlay-style custom-style",
    "beforeenter enter afterenter beforeleave leave afterleave clickoverlay",
    { attributes: { "close-on-slide-down": "partial: a tap beside it closes it, sliding does not" } },
  ),
  "root-portal": of("enable"),
  "share-element": of("key duration easing-function", "", {
    itself: "partial: it moves to its place on a page that opens; going back does not move it",
    attributes: every(
      "transform rect-tween-type shuttle-on-push transition-on-gesture",
      "none: it moves straight to its place",
    ),
  }),
  selection: of("disabled"),
  // ---- Skyline
  "list-view": box(skyline),
  "grid-view": of("type padding cross-axis-count cross-axis-gap main-axis-gap", "", { itself: skyline }),
  "list-builder": box(skyline),
  "grid-builder": box(skyline),
  "sticky-header": of("offset-top"),
  "sticky-section": of("push-pinned-header"),
  "nested-scroll-header": box(skyline),
  "nested-scroll-body": box(skyline),
  "draggable-sheet": of("initial-child-size min-child-size max-child-size snap snap-sizes", "sizeupdate"),
  "open-container": box("partial: a box that does not grow into a page"),
  snapshot: box("partial: a box of which no picture can be taken"),
  span: box(),
  ...Object.fromEntries(
    ["tap", "double-tap", "pan", "scale", "long-press", "horizontal-drag", "vertical-drag"].map((kind) => [
      `${kind}-gesture-handler`,
      of("", "", gestures),
    ]),
  ),
  "force-press-gesture-handler": box("partial: its children are there; browsers do not tell the force of a touch"),
  // ---- basic content
  text: of("selectable user-select space decode max-lines", "", {
    attributes: { overflow: "partial: always as `ellipsis`" },
  }),
  icon: of("type size color"),
  progress: of(
    "percent show-info border-radius font-size stroke-width color active-color background-color active active-mode duration",
    "activeend",
  ),
  "rich-text": of("nodes space user-select", "", { attributes: { mode: "partial: always as `default`" } }),
  // ---- forms
  button: of(
    `size type plain disabled loading form-type open-type ${hover} lang session-from send-message-title send-message-path send-message-img ` +
      "show-message-card app-parameter business-id",
    "getuserinfo getphonenumber getrealtimephonenumber contact opensetting chooseavatar agreeprivacyauthorization error feedback",
    { events: { launchapp: "none: a browser opens no other app; error is told" } },
  ),
  "checkbox-group": of("name", "change"),
  checkbox: of("value disabled checked color"),
  "radio-group": of("name", "change"),
  radio: of("value disabled checked color"),
  form: of("report-submit", "submit reset", {
    attributes: {
      "report-submit": "partial: the form id is empty",
      "report-submit-timeout": "none: there is no form id to wait for",
    },
    events: { submittogroup: "none: there are no groups of chats" },
  }),
  input: of(`type password ${text}`, `${textEvents} nicknamereview`, {
    attributes: {
      ...field.attributes,
      ...every(
        "safe-password-cert-path safe-password-length safe-password-time-stamp safe-password-nonce safe-password-salt safe-password-custom-hash",
        "none: a plain password field; nothing is encrypted in the browser",
      ),
    },
    events: {
      nicknamereview: "partial: every name passes",
      keyboardcompositionstart: "none: it is never told",
      keyboardcompositionend: "none: it is never told",
    },
  }),
  textarea: of(`auto-height ${text}`, `${textEvents} linechange`, {
    attributes: {
      ...field.attributes,
      fixed: "full",
      "show-confirm-bar": keyboardOfDevice,
      "disable-default-padding": "full",
      "adjust-keyboard-to": keyboardOfDevice,
    },
  }),
  label: of("for"),
  picker: of(
    "mode range range-key value start end fields disabled header-text custom-item level name",
    "change cancel columnchange",
    {
      attributes: { level: "partial: sub-district is as region" },
    },
  ),
  "picker-view": of("value indicator-style indicator-class mask-style", "change pickstart pickend", {
    attributes: { "mask-class": "none: use mask-style", "immediate-change": "none: told when a column rests" },
  }),
  "picker-view-column": of(""),
  slider: of(
    "min max step disabled value color selected-color active-color background-color block-size block-color show-value name",
    "change changing",
  ),
  switch: of("checked disabled type color name", "change"),
  editor: of("read-only placeholder", "ready focus blur input statuschange", {
    attributes: every("show-img-size show-img-toolbar show-img-resize", "none: pictures have no tools of their own"),
  }),
  "keyboard-accessory": box("partial: a box; it does not move with the keyboard"),
  // ---- navigation
  navigator: of(
    `target url open-type delta app-id path extra-data version short-link redirect ${hover}`,
    "success fail complete",
    {
      events: { complete: "none: success and fail are told" },
    },
  ),
  "functional-page-navigator": placeholder(),
  // ---- media
  image: of("src mode lazy-load show-menu-by-longpress fade-in alt", "load error", {
    attributes: { webp: "full", "show-menu-by-longpress": "partial: to view and to save" },
  }),
  video: of(
    "src controls danmu-list enable-danmu autoplay loop muted initial-time object-fit poster title auto-pause-if-navigate referrer-policy " +
      "show-fullscreen-btn show-casting-button",
    "play pause ended timeupdate fullscreenchange waiting error progress loadedmetadata seekcomplete enterpictureinpicture leavepictureinpicture",
    {
      attributes: {
        ...every(
          "show-progress show-play-btn show-center-play-btn show-mute-btn danmu-btn show-screen-lock-button picture-in-picture-mode",
          "none: the controls are the browser's",
        ),
        ...every(
          "page-gesture enable-progress-gesture enable-play-gesture vslide-gesture vslide-gesture-in-fullscreen direction enable-auto-rotation",
          "none: gestures are the browser's",
        ),
        "auto-pause-if-open-native": "none: nothing native is opened",
        ...every("is-drm provision-url certificate-url license-url", "none: no protected films"),
      },
      events: { controlstoggle: "none: browsers do not tell", castinguserselect: "none: browsers do not tell" },
    },
  ),
  audio: of("src loop controls name author", "play pause ended timeupdate error", {
    attributes: { poster: "none: the browser's player has no picture" },
  }),
  camera: of("mode device-position flash", "stop error initdone scancode", {
    attributes: {
      mode: "partial: other codes than QR are read where the browser has a BarcodeDetector",
      flash: "partial: torch, where the browser lets it be set",
      ...every("resolution frame-size", "none: the browser chooses"),
    },
  }),
  "live-player": placeholder("error statechange"),
  "live-pusher": placeholder("error statechange"),
  "voip-room": placeholder(),
  "channel-video": placeholder(),
  "channel-live": placeholder(),
  // ---- map and canvas
  map: of(
    "longitude latitude scale min-scale max-scale markers covers polyline polygons circles controls include-points show-location show-scale " +
      "enable-zoom enable-scroll",
    "tap markertap labeltap controltap callouttap updated regionchange polylinetap",
    {
      attributes: {
        ...every(
          "rotate skew enable-3D enable-overlooking enable-rotate show-compass",
          "none: maps are flat and north is up",
        ),
        ...every(
          "enable-satellite enable-traffic enable-poi enable-building subkey layer-style setting",
          "none: the operator chooses the tiles",
        ),
      },
      events: { poitap: "none: tiles are pictures", anchorpointtap: "none: the person's place cannot be tapped" },
    },
  ),
  canvas: of("type canvas-id disable-scroll", "", {
    attributes: { type: "partial: 2d; webgl has no context" },
    events: { error: "none: drawing does not fail", init: "none: it is never told" },
  }),
  // ---- the platform's own
  "web-view": of("src", "load error message", {
    events: { message: "partial: what the framed page posts to its parent, at once" },
  }),
  "open-data": of("type default-text default-avatar", "", {
    itself: "partial: nobody's data is shown; a name and an avatar stand for everybody",
  }),
  "open-data-list": box("none: nobody's data is shown"),
  "open-data-item": box("none: nobody's data is shown"),
  "page-meta": of(
    "page-style root-background-color background-color page-font-size scroll-top scroll-duration page-orientation",
    "resize scroll scrolldone",
    {
      attributes: {
        "background-text-style": "none: the dots of a pull are grey",
        "root-font-size": "partial: rem stays a twentieth of the page's width",
        "page-orientation": "none: browsers are not turned by pages",
        ...every("background-color-top background-color-bottom", "none: pages do not bounce"),
      },
    },
  ),
  "navigation-bar": of("title loading front-color background-color", "", {
    attributes: every("color-animation-duration color-animation-timing-func", "none: colours change at once"),
  }),
  ad: placeholder(),
  "ad-custom": placeholder(),
  "official-account": placeholder(),
  "store-product": placeholder(),
  "store-home": placeholder(),
  "store-coupon": placeholder(),
  "xr-scene": placeholder(),
  // ---- what the platform has given up
  modal: of("hidden title no-cancel cancel-text confirm-text", "confirm cancel"),
  toast: of("hidden duration", "change"),
  loading: of("hidden"),
  "action-sheet": of("hidden", "change"),
  "action-sheet-item": box(),
  "action-sheet-cancel": box(),
});

export interface ComponentSupport {
  /** what every component has */
  common: Support;
  /** by the component's name */
  builtIns: Record<string, Support>;
}

let made: ComponentSupport | undefined;

/** What this host has of the platform's components. Made when first asked for: most programs never ask. */
export function componentSupport(): ComponentSupport {
  return (made ??= { common: common(), builtIns: builtIns() });
}
