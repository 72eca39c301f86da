import type { ViewNode } from "../paint/node.js";
import { CoverImage, Missing, OpenData, PageMeta, RootPortal, WebView } from "./boxes.js";
import { ButtonComponent } from "./button.js";
import { CanvasComponent } from "./canvas.js";
import { Checkbox, CheckboxGroup, Radio, RadioGroup } from "./choices.js";
import { Component } from "./component.js";
import { FormComponent } from "./form.js";
import { HoverView } from "./hover-view.js";
import { IconComponent } from "./icon.js";
import { ImageComponent } from "./image.js";
import { InputComponent } from "./input.js";
import { LabelComponent } from "./label.js";
import { AudioComponent, VideoComponent } from "./media.js";
import { MovableArea, MovableView } from "./movable.js";
import { NavigatorComponent } from "./navigator.js";
import { PickerView, PickerViewColumn } from "./picker-view.js";
import { PickerComponent } from "./picker.js";
import { ProgressComponent } from "./progress.js";
import { RichTextComponent } from "./rich-text.js";
import { ScrollView } from "./scroll-view.js";
import { SliderComponent } from "./slider.js";
import { Swiper, SwiperItem } from "./swiper.js";
import { SwitchComponent } from "./switch.js";
import { TextComponent } from "./text.js";
import { TextareaComponent } from "./textarea.js";

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
  "cover-view": HoverView,
  "cover-image": CoverImage,
  "web-view": WebView,
  "open-data": OpenData,
  "root-portal": RootPortal,
  "page-meta": PageMeta,
  map: Missing,
  camera: Missing,
  "live-player": Missing,
  "live-pusher": Missing,
  editor: Missing,
  "official-account": Missing,
  ad: Missing,
  "ad-custom": Missing,
};

/** Built-in components that are boxes; a custom component of such a name gets another element name. */
const boxes = ["block", "page-container", "share-element", "match-media"];

export function createComponent(node: ViewNode): Component {
  const kind = Object.hasOwn(kinds, node.tag) ? kinds[node.tag]! : Component;
  return new kind(node);
}

/** `view` is painted as `wx-view`, the component `:my-card` as `wx-my-card`, or `wx-x-view` if it is named like a built-in one. */
export function elementName(tag: string): string {
  const custom = tag.startsWith(":");
  const name = (custom ? tag.slice(1) : tag).toLowerCase().replace(/[^a-z0-9_.-]/g, "-");
  const taken = custom && (Object.hasOwn(kinds, name) || boxes.includes(name));
  return taken ? `wx-x-${name}` : `wx-${name}`;
}
