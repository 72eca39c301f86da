package io.minihost.bench;

import io.minihost.compiler.CompiledBundle;
import io.minihost.protocol.LaunchMessage;
import java.util.Map;
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
        var nothing = JSON.createObjectNode();
        return new LaunchMessage(
                        "wx0000000000000000",
                        "",
                        "1",
                        "release",
                        "",
                        "",
                        1001,
                        nothing,
                        device,
                        "/_b/x/f/",
                        "bench",
                        Map.of("storage", nothing))
                .json();
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
