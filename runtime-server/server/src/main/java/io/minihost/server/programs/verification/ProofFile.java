package io.minihost.server.programs.verification;

import io.minihost.server.common.AppId;
import io.minihost.server.common.crypto.Sha256;
import io.minihost.server.common.crypto.Signer;
import io.minihost.server.identity.MasterKey;
import io.minihost.server.outbound.Outbound;
import io.minihost.server.outbound.OutboundFailure;
import io.minihost.server.outbound.OutboundRequest;
import io.minihost.server.outbound.PlainHttp;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * A file that a developer lays on a domain, to show that it is theirs. What it says does not follow from its name, so that a site which
 * answers with what it was asked for shows nothing; and it is looked for at that very address, not where that leads.
 */
@Component
class ProofFile {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int BYTES_MAX = 1024;
    private static final int NAME_BYTES = 10;
    private static final int OK = 200;

    private final Signer signer;
    private final Outbound outbound;
    private final PlainHttp plainHttp;

    ProofFile(MasterKey master, Outbound outbound, PlainHttp plainHttp) {
        signer = master.signer("domain-proof");
        this.outbound = outbound;
        this.plainHttp = plainHttp;
    }

    /** @param origin such as {@code https://api.example.com} */
    static URI url(AppId program, String origin) {
        var hash = Sha256.of("domain proof %s %s".formatted(program, domain(origin)));
        var scheme = origin.startsWith("https:") || origin.startsWith("wss:") ? "https" : "http";
        return URI.create("%s://%s/.well-known/minihost-verify/%s.txt"
                .formatted(scheme, domain(origin), HexFormat.of().formatHex(hash, 0, NAME_BYTES)));
    }

    static String domain(String origin) {
        return origin.substring(origin.indexOf("://") + 3);
    }

    String content(AppId program, String origin) {
        return signer.sign(signed(program, origin));
    }

    private static String signed(AppId program, String origin) {
        return program + " " + domain(origin);
    }

    /** What is wrong with it; empty when nothing is. */
    String problem(AppId program, String origin) {
        var request = new OutboundRequest(
                "GET", url(program, origin), List.of(), null, PATIENCE, BYTES_MAX, false, plainHttp);
        var content = new ByteArrayOutputStream();
        try {
            var answer = outbound.stream(request, (head, length, body) -> body.transferTo(content));
            if (answer.status() != OK) {
                return "the answer has status " + answer.status();
            }
            var isRight =
                    signer.isSignature(content.toString(StandardCharsets.UTF_8).strip(), signed(program, origin));
            return isRight ? "" : "the file says something else";
        } catch (OutboundFailure e) {
            return switch (e.kind()) {
                case REFUSED -> "this host does not ask that address, or not without https";
                case UNKNOWN_HOST -> "it has no address that this host asks";
                case TLS -> "its certificate is not good";
                case TIMEOUT -> "it does not answer in time";
                case TOO_LARGE -> "the file says something else";
                default -> "it cannot be reached";
            };
        }
    }
}
