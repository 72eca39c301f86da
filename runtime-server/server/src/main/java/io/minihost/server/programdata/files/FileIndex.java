package io.minihost.server.programdata.files;

import io.minihost.server.hostapi.LaunchPart;
import io.minihost.server.hostapi.SessionContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a program keeps for the person, handed over at launch so that its synchronous calls can answer. */
@Component
class FileIndex implements LaunchPart {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Contents larger than this stay on the server, and so does what is left over when all is as large as that. */
    private static final int CONTENT_MAX = 256 * 1024;

    private static final int CONTENTS_MAX = 1024 * 1024;

    private final FileStore store;

    FileIndex(FileStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "userFiles";
    }

    @Override
    public JsonNode of(SessionContext session) {
        FileArea area = FileArea.lasting(session);
        ObjectNode all = JSON.createObjectNode();
        int contents = 0;
        for (StoredFile file : store.all(area)) {
            ObjectNode entry = entry(file);
            if (!file.isFolder() && file.bytes() <= CONTENT_MAX && contents + file.bytes() <= CONTENTS_MAX) {
                contents += (int) file.bytes();
                // One that another visit has just replaced is asked for when it is needed.
                store.open(file).ifPresent(content -> entry.put("data", text(content)));
            }
            all.set(file.path().wire(), entry);
        }
        ObjectNode index =
                JSON.createObjectNode().put("limit", store.limit(area)).put("count", store.count());
        index.set("files", all);
        return index;
    }

    /** One file as guests know it. */
    static ObjectNode entry(StoredFile file) {
        return JSON.createObjectNode()
                .put("size", file.bytes())
                .put("time", file.changedAt().getEpochSecond())
                .put("folder", file.isFolder());
    }

    private static String text(InputStream stream) {
        try (InputStream content = stream) {
            return Base64.getEncoder().encodeToString(content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
