package io.minihost.server.programdata.files;

import io.minihost.server.hostapi.Attribution;
import io.minihost.server.hostapi.CallContext;
import io.minihost.server.hostapi.HostApi;
import io.minihost.server.hostapi.HostApiFailure;
import io.minihost.server.hostapi.SessionContext;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A call about files; all of them are done one after the other, and other sessions hear of what has changed. */
record FileApi(String name, Work work) implements HostApi {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Does what one call asks. */
    interface Work {
        Outcome on(SessionContext session, JsonNode arguments) throws HostApiFailure, IOException;
    }

    /**
     * What came of a call.
     *
     * @param result for the program
     * @param gone paths that are no more, with all that was in them
     * @param changed what is there now
     */
    record Outcome(JsonNode result, List<FilePath> gone, List<StoredFile> changed) {

        static Outcome of(JsonNode result) {
            return new Outcome(result, List.of(), List.of());
        }

        static Outcome changed(StoredFile file) {
            return new Outcome(FileIndex.entry(file), List.of(), List.of(file));
        }
    }

    @Override
    public JsonNode call(CallContext session, JsonNode arguments) throws HostApiFailure {
        try {
            Outcome outcome = outcome(session, arguments);
            ObjectNode changes = JSON.createObjectNode();
            outcome.gone().stream().filter(path -> !path.isTemporary()).forEach(path -> changes.putNull(path.wire()));
            outcome.changed().stream()
                    .filter(file -> !file.path().isTemporary())
                    .forEach(file -> changes.set(file.path().wire(), FileIndex.entry(file)));
            if (!changes.isEmpty()) {
                session.noticeOthers("files", changes);
            }
            return outcome.result();
        } catch (IOException e) {
            throw new HostApiFailure(Attribution.HOST, Objects.requireNonNullElse(e.getMessage(), "system error"));
        }
    }

    private Outcome outcome(SessionContext session, JsonNode arguments) throws HostApiFailure, IOException {
        try {
            return work.on(session, arguments);
        } catch (FileNotFoundException e) {
            // Another visit has replaced the file between its row and its content.
            return work.on(session, arguments);
        }
    }
}
