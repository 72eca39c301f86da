package io.minihost.server.programs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small programs to upload. */
public final class Zips {

    private Zips() {}

    /** A program of one page that shows a text. */
    public static byte[] hello(String text) {
        return zip(files(text));
    }

    public static Map<String, String> files(String text) {
        var files = new LinkedHashMap<String, String>();
        files.put("app.json", "{\"pages\":[\"pages/index/index\"],\"window\":{\"navigationBarTitleText\":\"Hello\"}}");
        files.put("app.js", "App({});\n");
        files.put("app.wxss", ".line { color: red; }\n");
        files.put("pages/index/index.js", "Page({ data: { text: '" + text + "' } });\n");
        files.put("pages/index/index.json", "{}");
        files.put("pages/index/index.wxml", "<view class=\"line\">{{text}}</view>\n");
        return files;
    }

    public static byte[] zip(Map<String, String> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
