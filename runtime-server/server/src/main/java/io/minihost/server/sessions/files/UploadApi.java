package io.minihost.server.sessions.files;

import io.minihost.server.outbound.LenientUrl;
import io.minihost.server.outbound.Outbound;
import io.minihost.server.outbound.OutboundFailure;
import io.minihost.server.outbound.OutboundHeader;
import io.minihost.server.outbound.OutboundRequest;
import io.minihost.server.outbound.OutboundResponse;
import io.minihost.server.sessions.Arguments;
import io.minihost.server.sessions.DomainCheck;
import io.minihost.server.sessions.HostApi;
import io.minihost.server.sessions.HostApiFailure;
import io.minihost.server.sessions.NetworkAnswers;
import io.minihost.server.sessions.SessionContext;
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
    public JsonNode call(SessionContext session, JsonNode arguments) throws HostApiFailure {
        ReadableFile file = files.readable(session, Arguments.text(arguments, "filePath"));
        FormBody body = new FormBody(
                arguments.path("formData"), Arguments.text(arguments, "name"), file, new Progress(session, arguments));
        List<OutboundHeader> headers = new ArrayList<>(NetworkAnswers.headers(arguments.path("header")));
        headers.removeIf(header -> header.name().equalsIgnoreCase("content-type"));
        headers.add(new OutboundHeader("content-type", body.contentType()));
        try {
            OutboundResponse response = outbound.send(new OutboundRequest(
                    "POST",
                    LenientUrl.parse(Arguments.text(arguments, "url")),
                    headers,
                    body,
                    NetworkAnswers.timeout(arguments),
                    ANSWER_MAX,
                    true,
                    domains.of(session, DomainCheck.Use.UPLOAD)));
            return NetworkAnswers.of(response).put("data", NetworkAnswers.text(response));
        } catch (OutboundFailure e) {
            throw NetworkAnswers.failure(e);
        }
    }
}
