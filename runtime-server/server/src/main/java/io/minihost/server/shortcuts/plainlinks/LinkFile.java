package io.minihost.server.shortcuts.plainlinks;

import io.minihost.server.common.AppId;
import io.minihost.server.common.crypto.Sha256;
import io.minihost.server.common.crypto.Signer;
import io.minihost.server.identity.MasterKey;
import io.minihost.server.outbound.Outbound;
import io.minihost.server.outbound.OutboundFailure;
import io.minihost.server.outbound.OutboundRequest;
import io.minihost.server.outbound.UrlCheck;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Component;

/** A file that a program's developer lays on a site, to show that it is theirs. */
@Component
public class LinkFile {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int BYTES_MAX = 1024;
    private static final int NAME_BYTES = 5;
    private static final int OK = 200;

    private final Signer signer;
    private final Outbound outbound;

    LinkFile(MasterKey master, Outbound outbound) {
        signer = master.signer("plain-link-file");
        this.outbound = outbound;
    }

    public String name(AppId program) {
        var hash = Sha256.of("plain link " + program);
        return HexFormat.of().formatHex(hash, 0, NAME_BYTES) + ".txt";
    }

    public String content(AppId program) {
        return signer.sign(program.value());
    }

    /** Whether it lies where it has to for a prefix. */
    boolean isAt(LinkPrefix prefix, AppId program) {
        var request = new OutboundRequest(
                "GET", prefix.file(name(program)), List.of(), null, PATIENCE, BYTES_MAX, false, UrlCheck.NONE);
        var content = new ByteArrayOutputStream();
        try {
            var answer = outbound.stream(request, (head, length, body) -> body.transferTo(content));
            return answer.status() == OK
                    && signer.isSignature(
                            content.toString(StandardCharsets.UTF_8).strip(), program.value());
        } catch (OutboundFailure e) {
            return false;
        }
    }
}
