package io.minihost.server.network;

import io.minihost.server.common.BudgetExceeded;
import io.minihost.server.common.Lease;
import io.minihost.server.hostapi.Arguments;
import io.minihost.server.hostapi.Attribution;
import io.minihost.server.hostapi.CallContext;
import io.minihost.server.hostapi.HostApi;
import io.minihost.server.hostapi.HostApiFailure;
import io.minihost.server.hostapi.SessionContext;
import io.minihost.server.outbound.LenientUrl;
import io.minihost.server.outbound.Outbound;
import io.minihost.server.outbound.OutboundFailure;
import io.minihost.server.outbound.OutboundHeader;
import io.minihost.server.outbound.OutboundRequest;
import io.minihost.server.outbound.OutboundResponse;
import io.minihost.server.programdata.files.ProgramFiles;
import io.minihost.server.programdata.files.ReadableFile;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** {@code wx.uploadFile}: a file and some fields, as a form. */
@Component
class UploadApi implements HostApi {

    private static final long ANSWER_MAX = 10L * 1024 * 1024;

    private final Outbound outbound;
    private final DomainCheck domains;
    private final ProgramFiles files;

    UploadApi(Outbound outbound, DomainCheck domains, ProgramFiles files) {
        this.outbound = outbound;
        this.domains = domains;
        this.files = files;
    }

    @Override
    public String name() {
        return "uploadFile";
    }

    @Override
    public JsonNode call(CallContext session, JsonNode arguments) throws HostApiFailure, InterruptedException {
        try (Lease lease = session.lease()) {
            return upload(session, arguments, lease);
        }
    }

    /** What comes out of a package lies in memory while it is sent. */
    private static void held(Lease lease, long bytes) throws HostApiFailure {
        try {
            lease.grow(bytes);
        } catch (BudgetExceeded e) {
            throw new HostApiFailure(Attribution.PROGRAM, String.valueOf(e.getMessage()));
        }
    }

    private JsonNode upload(SessionContext session, JsonNode arguments, Lease lease) throws HostApiFailure {
        ReadableFile file = files.readable(session, Arguments.text(arguments, "filePath"));
        if (ProgramFiles.isPackaged(Arguments.text(arguments, "filePath"))) {
            held(lease, file.bytes());
        }
        FormBody body = new FormBody(
                arguments.path("formData"), Arguments.text(arguments, "name"), file, new Progress(session, arguments));
        List<OutboundHeader> headers = new ArrayList<>(NetworkAnswers.headers(session, arguments.path("header")));
        headers.removeIf(header -> header.name().equalsIgnoreCase("content-type"));
        headers.add(new OutboundHeader("content-type", body.contentType()));
        try {
            OutboundRequest request = new OutboundRequest(
                    "POST",
                    LenientUrl.parse(Arguments.text(arguments, "url")),
                    headers,
                    body,
                    NetworkAnswers.timeout(arguments),
                    ANSWER_MAX,
                    true,
                    domains.of(session, DomainCheck.Use.UPLOAD));
            OutboundResponse response = outbound.send(request, lease);
            return NetworkAnswers.of(response).put("data", NetworkAnswers.text(response));
        } catch (OutboundFailure e) {
            throw NetworkAnswers.failure(e);
        }
    }
}
