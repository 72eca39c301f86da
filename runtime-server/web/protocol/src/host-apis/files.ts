import Type, { type TSchema } from "typebox";
import { declare, type Declaration } from "./declaration.js";
import { File, Nothing } from "./parts.js";

const Path = Type.String();
const Flag = Type.Optional(Type.Boolean());
const FileWithPath = Type.Intersect([File, Type.Object({ path: Path })]);

/** All calls about files are made in order, and a program may wait for them. */
function file<A extends TSchema, R extends TSchema>(args: A, result: R): Declaration<A, R> {
  return declare({ args, result, lane: "files", prompt: true, timeout: 60_000 });
}

export const files = {
  /** `text` answers UTF-8, otherwise base64 */
  "fs.read": file(
    Type.Object({
      path: Path,
      position: Type.Optional(Type.Number()),
      length: Type.Optional(Type.Number()),
      text: Flag,
    }),
    Type.Object({ data: Type.String() }),
  ),
  "fs.stat": file(
    Type.Object({ path: Path }),
    Type.Intersect([File, Type.Object({ inside: Type.Array(FileWithPath) })]),
  ),
  "fs.info": file(
    Type.Object({ path: Path, algorithm: Type.Optional(Type.String()) }),
    Type.Object({ size: Type.Number(), digest: Type.String() }),
  ),
  "fs.saved": file(
    Type.Object({}),
    Type.Object({
      fileList: Type.Array(Type.Object({ filePath: Path, size: Type.Number(), createTime: Type.Number() })),
    }),
  ),
  "fs.write": file(Type.Object({ path: Path, data: Type.String(), base64: Flag, append: Flag }), File),
  /** without `to` the host chooses the name */
  "fs.copy": file(Type.Object({ from: Path, to: Type.Optional(Path) }), FileWithPath),
  "fs.mkdir": file(Type.Object({ path: Path, recursive: Flag }), File),
  "fs.rmdir": file(Type.Object({ path: Path, recursive: Flag }), Nothing),
  "fs.unlink": file(Type.Object({ path: Path }), Nothing),
  "fs.rename": file(Type.Object({ from: Path, to: Path }), Nothing),
};
