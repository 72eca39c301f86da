package io.minihost.server.sessions;

import io.minihost.protocol.LaunchMessage;
import io.minihost.server.common.HostProperties;
import io.minihost.server.common.Launchable;
import io.minihost.server.hostapi.LaunchPart;
import io.minihost.server.hostapi.SessionContext;
import io.minihost.server.hostapi.Visit;
import io.minihost.server.sessions.wire.ClientFrame;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts together the first message to a guest. */
final class Launch {

    private Launch() {}

    static String of(SessionContext session, ClientFrame.Join join, HostProperties properties, List<LaunchPart> parts) {
        Visit visit = session.visit();
        Launchable program = visit.program();
        Map<String, JsonNode> atHand = new LinkedHashMap<>();
        parts.forEach(part -> atHand.put(part.name(), part.of(session)));
        return new LaunchMessage(
                        program.appId().value(),
                        program.name(),
                        program.version(),
                        program.env().wireName(),
                        join.url().path(),
                        join.url().query(),
                        visit.scene(),
                        JsonMapper.shared().valueToTree(visit.referrer()),
                        join.device(),
                        text(properties.assetUrl()) + "/_b/" + program.hash() + "/f/",
                        text(properties.publicUrl()),
                        atHand)
                .json();
    }

    private static String text(@Nullable URI uri) {
        return uri == null ? "" : uri.toString();
    }
}
