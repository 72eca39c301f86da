package io.minihost.server.network;

import io.minihost.server.outbound.OutboundBody;
import io.minihost.server.programdata.files.ReadableFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A form of fields and one file ({@code multipart/form-data}), read as it is sent. */
final class FormBody implements OutboundBody {

    private final String boundary = "minihost-" + UUID.randomUUID();
    private final byte[] before;
    private final byte[] after;
    private final ReadableFile file;
    private final Progress progress;

    FormBody(JsonNode fields, String name, ReadableFile file, Progress progress) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            text.append(head(field.getKey()))
                    .append("\r\n\r\n")
                    .append(field.getValue().asString(""))
                    .append("\r\n");
        }
        text.append(head(name))
                .append("; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n".formatted(quotable(file.name()), file.type()));
        this.before = text.toString().getBytes(StandardCharsets.UTF_8);
        this.after = "\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8);
        this.file = file;
        this.progress = progress;
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    private String head(String name) {
        return "--%s\r\nContent-Disposition: form-data; name=\"%s\"".formatted(boundary, quotable(name));
    }

    /** As browsers write names, so that none of them can end its line. */
    private static String quotable(String name) {
        return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }

    @Override
    public long length() {
        return before.length + file.bytes() + after.length;
    }

    @Override
    public InputStream open() throws IOException {
        List<InputStream> parts =
                List.of(new ByteArrayInputStream(before), file.content().open(), new ByteArrayInputStream(after));
        return progress.watch(new SequenceInputStream(Collections.enumeration(parts)), length());
    }
}
