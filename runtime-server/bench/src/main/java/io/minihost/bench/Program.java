package io.minihost.bench;

import io.minihost.compiler.CompiledBundle;
import tools.jackson.databind.json.JsonMapper;

/**
 * A compiled program to measure.
 *
 * @param target id of the element that is tapped
 */
record Program(String name, CompiledBundle compiled, String target) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The launch message that every peer gets. */
    String launch() {
        var device = JSON.readTree("""
                {"windowWidth":390,"windowHeight":760,"screenWidth":390,"screenHeight":844,"statusBarHeight":0,
                 "pixelRatio":3,"theme":"light","language":"en","timezoneOffset":0,"timezone":"UTC","userAgent":"bench",
                 "touch":true,"fontSize":16,"network":"wifi",
                 "safeArea":{"left":0,"top":0,"right":390,"bottom":844,"width":390,"height":844},
                 "menuButton":{"left":290,"top":6,"right":380,"bottom":38,"width":90,"height":32}}""");
        var launch = JSON.createObjectNode()
                .put("appId", "wx0000000000000000")
                .put("version", "1")
                .put("envVersion", "release")
                .put("scene", 1001)
                .put("storageLimit", 10_485_760)
                .put("files", "/_b/x/f/")
                .put("host", "bench");
        launch.set("url", JSON.createObjectNode().put("path", "").put("query", ""));
        launch.set("referrer", JSON.createObjectNode());
        launch.set("storage", JSON.createObjectNode());
        launch.set("device", device);
        return JSON.writeValueAsString(
                JSON.createObjectNode().put("t", "launch").set("launch", launch));
    }

    /** What the Node peers load: the same guest, manifest, templates and modules. */
    String export(String guest) {
        var export = JSON.createObjectNode()
                .put("name", name)
                .put("guest", guest)
                .put("manifest", compiled.manifest())
                .put("templates", compiled.templates())
                .put("launch", launch())
                .put("target", target);
        export.set("modules", JSON.valueToTree(compiled.modules()));
        return JSON.writeValueAsString(export);
    }
}
