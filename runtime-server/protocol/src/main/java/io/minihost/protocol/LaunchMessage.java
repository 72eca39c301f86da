package io.minihost.protocol;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The first message to a guest, {@code Launch} in {@code web/protocol/src/guest.ts}.
 *
 * @param appName empty to leave it out
 * @param envVersion {@code develop}, {@code trial} or {@code release}
 * @param path page without leading slash; empty for the program's first page
 * @param query query string without {@code ?}
 * @param scene how the person came here, in the platform's numbers
 * @param referrer what the opener passed on; an empty object otherwise
 * @param device {@code Device} of the protocol
 * @param files public URL prefix of the bundle's own files, ending in a slash
 * @param host the host's public URL; may be empty
 * @param parts what the program must have at hand from its first line on, by key: {@code storage} at least
 */
public record LaunchMessage(
        String appId,
        String appName,
        String version,
        String envVersion,
        String path,
        String query,
        int scene,
        JsonNode referrer,
        JsonNode device,
        String files,
        String host,
        Map<String, JsonNode> parts) {

    /** Bytes that a program may keep by key for one person, as on the platform. */
    public static final int STORAGE_LIMIT = 10 * 1024 * 1024;

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The message as JSON text. */
    public String json() {
        ObjectNode launch = JSON.createObjectNode().put("appId", appId);
        if (!appName.isEmpty()) {
            launch.put("appName", appName);
        }
        launch.put("version", version).put("envVersion", envVersion);
        launch.putObject("url").put("path", path).put("query", query);
        launch.put("scene", scene).set("referrer", referrer);
        launch.set("device", device);
        launch.put("storageLimit", STORAGE_LIMIT).put("files", files).put("host", host);
        parts.forEach(launch::set);
        return JSON.createObjectNode().put("t", "launch").set("launch", launch).toString();
    }
}
