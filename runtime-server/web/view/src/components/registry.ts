import type { ViewNode } from "../paint/node.js";
import { CoverImage, CoverView, MatchMedia, OpenData, RootPortal, Selection } from "./boxes.js";
import { ButtonComponent } from "./button.js";
import { CameraComponent } from "./media/camera.js";
import { CanvasComponent } from "./canvas/canvas.js";
import { Checkbox, CheckboxGroup, Radio, RadioGroup } from "./choices.js";
import { Component } from "./component.js";
import { EditorComponent } from "./input/editor.js";
import { FormComponent } from "./form.js";
import {
  DoubleTapHandler,
  HorizontalDragHandler,
  LongPressHandler,
  PanHandler,
  ScaleHandler,
  TapHandler,
  VerticalDragHandler,
} from "./gesture-handlers.js";
import { HoverView } from "./hover-view.js";
import { IconComponent } from "./icon.js";
import { ImageComponent } from "./media/image.js";
import { InputComponent } from "./input/input.js";
import { LabelComponent } from "./label.js";
import { AudioComponent } from "./media/media.js";
import { LegacyActionSheet, LegacyCancel, LegacyLoading, LegacyModal, LegacyToast } from "./legacy.js";
import { MapComponent } from "./map/map.js";
import { MovableArea, MovableView } from "./scroll/movable.js";
import { NavigatorComponent } from "./navigator.js";
import { PageContainer } from "./page-container.js";
import { NavigationBar, PageMeta } from "./page-meta.js";
import { PickerView, PickerViewColumn } from "./picker/picker-view.js";
import { PickerComponent } from "./picker/picker.js";
import { Ad, LivePlayer, LivePusher, Missing, OfficialAccount } from "./placeholders.js";
import { ProgressComponent } from "./progress.js";
import { RichTextComponent } from "./rich-text.js";
import { ScrollView } from "./scroll/scroll-view.js";
import { DraggableSheet, GridView, StickyHeader, StickySection } from "./skyline.js";
import { SliderComponent } from "./slider.js";
import { Swiper, SwiperItem } from "./scroll/swiper.js";
import { SwitchComponent } from "./switch.js";
import { TextComponent } from "./text.js";
import { TextareaComponent } from "./input/textarea.js";
import { VideoComponent } from "./media/video.js";
import { WebView } from "./web-view.js";

type Kind = new (node: ViewNode) => Component;

/** The built-in components that are more than a box. */
const kinds: Record<string, Kind> = {
  view: HoverView,
  text: TextComponent,
  image: ImageComponent,
  button: ButtonComponent,
  input: InputComponent,
  textarea: TextareaComponent,
  "scroll-view": ScrollView,
  swiper: Swiper,
  "swiper-item": SwiperItem,
  navigator: NavigatorComponent,
  icon: IconComponent,
  checkbox: Checkbox,
  "checkbox-group": CheckboxGroup,
  radio: Radio,
  "radio-group": RadioGroup,
  switch: SwitchComponent,
  slider: SliderComponent,
  form: FormComponent,
  label: LabelComponent,
  canvas: CanvasComponent,
  picker: PickerComponent,
  "picker-view": PickerView,
  "picker-view-column": PickerViewColumn,
  progress: ProgressComponent,
  "rich-text": RichTextComponent,
  video: VideoComponent,
  audio: AudioComponent,
  "movable-area": MovableArea,
  "movable-view": MovableView,
  "cover-view": CoverView,
  "cover-image": CoverImage,
  "web-view": WebView,
  "open-data": OpenData,
  "root-portal": RootPortal,
  "page-meta": PageMeta,
  "navigation-bar": NavigationBar,
  "page-container": PageContainer,
  "match-media": MatchMedia,
  selection: Selection,
  "grid-view": GridView,
  "sticky-header": StickyHeader,
  "sticky-section": StickySection,
  "draggable-sheet": DraggableSheet,
  "tap-gesture-handler": TapHandler,
  "double-tap-gesture-handler": DoubleTapHandler,
  "pan-gesture-handler": PanHandler,
  "scale-gesture-handler": ScaleHandler,
  "long-press-gesture-handler": LongPressHandler,
  "horizontal-drag-gesture-handler": HorizontalDragHandler,
  "vertical-drag-gesture-handler": VerticalDragHandler,
  map: MapComponent,
  "live-player": LivePlayer,
  "live-pusher": LivePusher,
  ad: Ad,
  "ad-custom": Ad,
  "official-account": OfficialAccount,
  modal: LegacyModal,
  toast: LegacyToast,
  loading: LegacyLoading,
  "action-sheet": LegacyActionSheet,
  "action-sheet-cancel": LegacyCancel,
  camera: CameraComponent,
  editor: EditorComponent,
};

const missing =
  "channel-video channel-live voip-room store-product store-home store-coupon xr-scene functional-page-navigator";
for (const name of missing.split(" ")) kinds[name] = Missing;

/** Built-in components that are boxes; a custom component of such a name gets another element name. */
export const boxes = (
  "block share-element list-view list-builder grid-builder snapshot open-container " +
  "nested-scroll-header nested-scroll-body span keyboard-accessory open-data-list open-data-item action-sheet-item " +
  "force-press-gesture-handler"
).split(" ");

/** Names of all built-in components. */
export const builtIns = (): string[] => [...Object.keys(kinds), ...boxes];

/** The class that stands behind a tag. */
export const kindOf = (tag: string): Kind => (Object.hasOwn(kinds, tag) ? kinds[tag]! : Component);

export function createComponent(node: ViewNode): Component {
  return new (kindOf(node.tag))(node);
}

/** `view` is painted as `wx-view`, the component `:my-card` as `wx-my-card`, or `wx-x-view` if it is named like a built-in one. */
export function elementName(tag: string): string {
  const custom = tag.startsWith(":");
  const name = (custom ? tag.slice(1) : tag).toLowerCase().replace(/[^a-z0-9_.-]/g, "-");
  const taken = custom && (Object.hasOwn(kinds, name) || boxes.includes(name));
  return taken ? `wx-x-${name}` : `wx-${name}`;
}
