package io.minihost.server.network;

import io.minihost.server.hostapi.Arguments;
import io.minihost.server.hostapi.CallContext;
import io.minihost.server.hostapi.HostApi;
import io.minihost.server.hostapi.HostApiFailure;
import io.minihost.server.hostapi.SessionContext;
import io.minihost.server.outbound.LenientUrl;
import io.minihost.server.outbound.Outbound;
import io.minihost.server.outbound.OutboundFailure;
import io.minihost.server.outbound.OutboundRequest;
import io.minihost.server.outbound.OutboundResponse;
import io.minihost.server.programdata.files.FileArea;
import io.minihost.server.programdata.files.FilePath;
import io.minihost.server.programdata.files.FileStore;
import io.minihost.server.programdata.files.ProgramFiles;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code wx.downloadFile}. */
@Component
class DownloadApi implements HostApi {

    private final Outbound outbound;
    private final DomainCheck domains;
    private final FileStore store;
    private final ProgramFiles files;

    DownloadApi(Outbound outbound, DomainCheck domains, FileStore store, ProgramFiles files) {
        this.outbound = outbound;
        this.domains = domains;
        this.store = store;
        this.files = files;
    }

    @Override
    public String name() {
        return "downloadFile";
    }

    @Override
    public JsonNode call(CallContext session, JsonNode arguments) throws HostApiFailure {
        String wanted = Arguments.text(arguments, "filePath", "");
        FilePath chosen = wanted.isEmpty() ? null : files.writable(session, wanted);
        Landing landing = new Landing(session, arguments, chosen);
        try {
            URI url = LenientUrl.parse(Arguments.text(arguments, "url"));
            OutboundResponse response = outbound.stream(
                    new OutboundRequest(
                            "GET",
                            url,
                            NetworkAnswers.headers(session, arguments.path("header")),
                            null,
                            NetworkAnswers.timeout(arguments),
                            Math.max(landing.room(), 1),
                            true,
                            domains.of(session, DomainCheck.Use.DOWNLOAD)),
                    landing::take);
            ObjectNode result = NetworkAnswers.of(response);
            return result.put(chosen == null ? "tempFilePath" : "filePath", landing.place());
        } catch (OutboundFailure e) {
            landing.discard();
            throw landing.failure() != null ? landing.failure() : NetworkAnswers.failure(e);
        }
    }

    /** Where one download goes. */
    private final class Landing {

        private final FileArea area;
        private final @Nullable FilePath chosen;
        private final Progress progress;
        private @Nullable FilePath path;
        private @Nullable HostApiFailure failure;

        Landing(SessionContext session, JsonNode arguments, @Nullable FilePath chosen) {
            this.area = chosen == null ? FileArea.temporary(session) : FileArea.lasting(session);
            this.chosen = chosen;
            this.progress = new Progress(session, arguments);
        }

        long room() {
            return store.room(area);
        }

        void take(OutboundResponse head, long length, InputStream body) throws IOException {
            try {
                FilePath to = chosen != null ? chosen : FilePath.temporary(name(head.uri()));
                store.write(area, to, progress.watch(body, length));
                path = to;
            } catch (HostApiFailure e) {
                failure = e;
                throw new IOException(e);
            }
        }

        private static String name(URI uri) {
            String path = uri.getPath() == null ? "" : uri.getPath();
            return path.substring(path.lastIndexOf('/') + 1);
        }

        String place() {
            return path == null ? "" : path.wire();
        }

        @Nullable
        HostApiFailure failure() {
            return failure;
        }

        void discard() {
            if (path != null && chosen == null) {
                store.remove(area, path);
            }
        }
    }
}
