package io.minihost.sandbox.runner.compile;

import io.minihost.bundle.BundleReader;
import io.minihost.bundle.BundleRejected;
import io.minihost.bundle.Limits;
import io.minihost.compiler.BundleCompiler;
import io.minihost.compiler.MemoryCompileCache;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A small program with something of everything, compiled first: what a new process must load is charged to no upload. */
final class CompilerWarmUp {

    private static final Map<String, String> FILES = Map.of(
            "app.json",
            "{\"pages\": [\"page\"]}",
            "app.js",
            "App({})",
            "page.js",
            "import { a } from './a'; export const b = a; Page({ data: { b } })",
            "a.js",
            "export const a = [1, 2]",
            "page.wxml",
            "<wxs module=\"w\">module.exports = { f: function (x) { return x } }</wxs>"
                    + "<view wx:for=\"{{b}}\" class=\"a {{w.f(item)}}\" bindtap=\"tap\">{{item}}</view>",
            "page.wxss",
            ".a { width: 10rpx } .a > .b:not(.c) { color: red }");

    private CompilerWarmUp() {}

    static void of(BundleCompiler compiler) throws IOException {
        try {
            compiler.compile(new BundleReader(Limits.DEFAULT).read(archive()), new MemoryCompileCache(0));
        } catch (BundleRejected e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] archive() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : FILES.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
