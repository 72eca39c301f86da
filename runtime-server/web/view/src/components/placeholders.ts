import { Component } from "./component.js";
import { div } from "./shadow.js";

const names: Record<string, [chinese: string, english: string]> = {
  "live-player": ["实时视频", "Live video"],
  "live-pusher": ["实时视频录制", "Live camera"],
  "channel-video": ["视频号视频", "Channels video"],
  "channel-live": ["视频号直播", "Channels live"],
  "voip-room": ["多人通话", "Call"],
  "store-product": ["小店商品", "Shop product"],
  "store-home": ["小店", "Shop"],
  "store-coupon": ["小店优惠券", "Shop coupon"],
  "xr-scene": ["三维场景", "3D scene"],
};

type Bag = Record<string, unknown>;

/** What this host says in the place of something that needs the platform: its name, and the event of its failure. */
abstract class Placeholder extends Component {
  protected readonly box = div("mh-missing");

  override initialize(attributes: Bag): void {
    this.el.append(this.box);
    super.initialize(attributes);
  }

  override connected(): void {
    this.box.textContent = this.caption();
    this.tell();
  }

  override invoke(method: string): unknown {
    throw new Error(`${method} is not supported by this host`);
  }

  protected caption(): string {
    const chinese = /^zh/i.test(this.page.host.shell.language);
    return names[this.node.tag]?.[chinese ? 0 : 1] ?? this.node.tag;
  }

  protected tell(): void {
    this.emit("error", { errMsg: `${this.node.tag}: not supported by this host`, errCode: -1 });
  }
}

/** A component that this host does not have. */
export class Missing extends Placeholder {}

/** `ad` and its like: there never is one to show, and none takes room. */
export class Ad extends Component {
  override connected(): void {
    this.emit("error", { errMsg: "no advertisement is available", errCode: 1004 });
  }
}

/** `official-account`: nobody can be followed here, so nothing is shown. */
export class OfficialAccount extends Component {
  override connected(): void {
    this.emit("error", { status: 4, errMsg: "not supported by this host" });
  }
}

/** `live-player`: browsers play none of the protocols it takes. */
export class LivePlayer extends Placeholder {
  protected override tell(): void {
    super.tell();
    if (this.str("src") !== "") this.emit("statechange", { code: -2301, message: "not supported by this host" });
  }

  protected override changed(name: string): void {
    if (name === "src" && this.el.isConnected) this.tell();
  }
}

/** `live-pusher`. */
export class LivePusher extends Placeholder {
  protected override tell(): void {
    super.tell();
    this.emit("statechange", { code: -1307, message: "not supported by this host" });
  }
}
