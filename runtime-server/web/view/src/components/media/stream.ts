import { part } from "../../lazy/parts.js";

/** Something that feeds a player, until it is stopped. */
export interface Stream {
  stop(): void;
}

const playlist = "application/vnd.apple.mpegurl";

/** Gives a player its source: files by the browser, HLS playlists by a library where the browser has none. */
export function playStream(media: HTMLMediaElement, source: string, failed: (message: string) => void): Stream {
  if (!/\.m3u8($|[?#])/i.test(source) || media.canPlayType(playlist) !== "") {
    media.src = source;
    return { stop: () => {} };
  }
  let stopped = false;
  let end = () => {};
  const begin = async () => {
    const { Hls } = await part("hls");
    if (stopped) return;
    if (!Hls.isSupported()) return failed("MEDIA_ERR_SRC_NOT_SUPPORTED");
    // a worker made of a blob would need a hole in the page's policy
    const hls = new Hls({ enableWorker: false });
    end = () => hls.destroy();
    hls.on(Hls.Events.ERROR, (_event, { fatal, details }) => fatal && failed(details));
    hls.loadSource(source);
    hls.attachMedia(media);
  };
  begin().catch((error: unknown) => failed(String(error)));
  return {
    stop: () => {
      stopped = true;
      end();
    },
  };
}
