import Type from "typebox";
import { declare } from "./declaration.js";
import { Header, Nothing, Timeout } from "./parts.js";

/** As on the platform. */
const AT_ONCE = 10;

const Body = Type.Optional(Type.String());
const Base64 = Type.Optional(Type.Boolean());

/** Progress comes as notices under this number. */
const Task = Type.Optional(Type.Number());

const Answer = { statusCode: Type.Number(), header: Header, cookies: Type.Array(Type.String()) };
const Socket = Type.Number();

export const network = {
  request: declare({
    args: Type.Object({
      /** absolute, query included, as the program wrote it */
      url: Type.String(),
      method: Type.Optional(Type.String()),
      /** as the program set it, `content-type` included; the host sends none of its own */
      header: Type.Optional(Header),
      /** text, or base64 when `base64` is set */
      body: Body,
      base64: Base64,
      timeout: Timeout,
      /** `arraybuffer` answers base64 */
      responseType: Type.Optional(Type.Union([Type.Literal("text"), Type.Literal("arraybuffer")])),
    }),
    /** `header`: names as received, several fields of one name joined by commas; `url`: where it came from after redirects */
    result: Type.Object({ ...Answer, data: Type.String(), url: Type.String() }),
    atOnce: AT_ONCE,
  }),
  /** ends a running call of this session, which then fails with `abort`; `id` is that call's own */
  abort: declare({ args: Type.Object({ id: Type.Number() }), result: Nothing }),

  uploadFile: declare({
    args: Type.Object({
      url: Type.String(),
      filePath: Type.String(),
      name: Type.String(),
      header: Type.Optional(Header),
      formData: Type.Optional(Type.Record(Type.String(), Type.String())),
      timeout: Timeout,
      task: Task,
    }),
    result: Type.Object({ ...Answer, data: Type.String() }),
    // What it sends may just be written.
    after: "files",
    atOnce: AT_ONCE,
  }),
  downloadFile: declare({
    args: Type.Object({
      url: Type.String(),
      header: Type.Optional(Header),
      filePath: Type.Optional(Type.String()),
      timeout: Timeout,
      task: Task,
    }),
    result: Type.Object({
      ...Answer,
      tempFilePath: Type.Optional(Type.String()),
      filePath: Type.Optional(Type.String()),
    }),
    // The folder that it writes into may just be made.
    after: "files",
    atOnce: AT_ONCE,
  }),

  /** opens a socket under a number of the guest's own; what happens to it comes as notices */
  "socket.open": declare({
    args: Type.Object({
      socket: Socket,
      url: Type.String(),
      header: Type.Optional(Header),
      protocols: Type.Optional(Type.Array(Type.String())),
      timeout: Timeout,
    }),
    result: Type.Object({ header: Header, protocol: Type.String() }),
  }),
  "socket.send": declare({
    args: Type.Object({ socket: Socket, data: Type.String(), base64: Base64 }),
    result: Nothing,
    lane: "sockets",
  }),
  "socket.close": declare({
    args: Type.Object({ socket: Socket, code: Type.Optional(Type.Number()), reason: Type.Optional(Type.String()) }),
    result: Nothing,
    lane: "sockets",
  }),
};
