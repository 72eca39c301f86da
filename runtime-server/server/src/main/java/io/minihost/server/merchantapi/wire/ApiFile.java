package io.minihost.server.merchantapi.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.tomcat.util.http.fileupload.MultipartStream;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Finds a file in a body of several parts, as clients send files. */
final class ApiFile {

    private static final int PARTS_MAX = 20;
    private static final int BUFFER_BYTES = 8192;
    private static final Pattern NAME = Pattern.compile("(?i)[;\\s]name=\"?([^\";\\r\\n]*)\"?");
    private static final Pattern FILE_NAME = Pattern.compile("(?i)[;\\s]filename=");

    private ApiFile() {}

    /** The part of that name, else the only one that is a file; empty when there is none or the body is broken. */
    static Optional<byte[]> find(String contentType, byte[] body, String name) {
        var boundary = boundary(contentType);
        if (boundary.isEmpty()) {
            return Optional.empty();
        }
        try {
            return find(new MultipartStream(new ByteArrayInputStream(body), boundary.get(), BUFFER_BYTES, null), name);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether a body is what its content type says, which not every client means. */
    static boolean isMultipart(String contentType, byte[] body) {
        return contentType.toLowerCase(Locale.ROOT).startsWith("multipart/")
                && body.length > 2
                && body[0] == '-'
                && body[1] == '-';
    }

    private static Optional<byte[]> find(MultipartStream parts, String name) throws IOException {
        var more = parts.skipPreamble();
        for (var part = 0; more && part < PARTS_MAX; part++) {
            var heads = parts.readHeaders();
            if (isNamed(heads, name) || FILE_NAME.matcher(heads).find()) {
                var content = new ByteArrayOutputStream();
                parts.readBodyData(content);
                return Optional.of(content.toByteArray());
            }
            parts.discardBodyData();
            more = parts.readBoundary();
        }
        return Optional.empty();
    }

    private static boolean isNamed(String heads, String name) {
        var found = NAME.matcher(heads);
        return found.find() && found.group(1).equals(name);
    }

    private static Optional<byte[]> boundary(String contentType) {
        try {
            return Optional.ofNullable(MediaType.parseMediaType(contentType).getParameter("boundary"))
                    .map(text -> text.replaceAll("^\"|\"$", ""))
                    .filter(text -> !text.isEmpty())
                    .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (InvalidMediaTypeException e) {
            return Optional.empty();
        }
    }
}
