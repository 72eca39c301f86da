package io.minihost.server.assets;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The view that runs in the person's browser, under an address that changes with its content: {@code <build>/view.js}. */
@Component
public class ViewAssets {

    private static final String FOLDER = "minihost/web/view/";

    private final HashedAssets assets;
    private final InlineScript early;
    private final String style;

    ViewAssets() {
        var files = BuiltFiles.below(FOLDER);
        assets = new HashedAssets(files, BuiltFiles::type);
        early = new InlineScript(text(files, "early.js"));
        style = text(files, "view.css");
    }

    /** Finds a file by its path below {@code /_v/}. */
    Optional<Asset> find(String path) {
        return assets.find(path);
    }

    /** Where the view's files lie, ending in a slash. */
    public String prefix() {
        return "/_v/" + assets.folder();
    }

    /** What joins the session before the view's program is there. */
    public InlineScript early() {
        return early;
    }

    /** The view's style sheet, for the page itself: nothing can be measured or seen before it has come. */
    public String style() {
        return style;
    }

    private static String text(Map<String, byte[]> files, String name) {
        var content = files.get(name);
        if (content == null) {
            throw new IllegalStateException("The view is not built: %s is missing".formatted(name));
        }
        return new String(content, StandardCharsets.UTF_8);
    }
}
