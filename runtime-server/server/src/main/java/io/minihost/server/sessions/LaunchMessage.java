package io.minihost.server.sessions;

import io.minihost.server.common.HostProperties;
import io.minihost.server.common.Launchable;
import io.minihost.server.hostapi.LaunchPart;
import io.minihost.server.hostapi.SessionContext;
import io.minihost.server.hostapi.Visit;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The first message to a guest, {@code Launch} in {@code web/protocol/src/guest.ts}. */
final class LaunchMessage {

    private static final JsonMapper JSON = JsonMapper.shared();

    private LaunchMessage() {}

    static String of(SessionContext session, ClientFrame.Join join, HostProperties properties, List<LaunchPart> parts) {
        Visit visit = session.visit();
        Launchable program = visit.program();
        ObjectNode launch = JSON.createObjectNode()
                .put("appId", program.appId().value())
                .put("appName", program.name())
                .put("version", program.version())
                .put("envVersion", program.env().wireName())
                .put("scene", visit.scene())
                .put("files", text(properties.assetUrl()) + "/_b/" + program.hash() + "/f/")
                .put("host", text(properties.publicUrl()));
        launch.putObject("url")
                .put("path", join.url().path())
                .put("query", join.url().query());
        launch.set("referrer", JSON.valueToTree(visit.referrer()));
        launch.set("device", join.device());
        parts.forEach(part -> launch.set(part.name(), part.of(session)));
        return JSON.createObjectNode().put("t", "launch").set("launch", launch).toString();
    }

    private static String text(@Nullable URI uri) {
        return uri == null ? "" : uri.toString();
    }
}
