package io.minihost.server.launch.links;

import io.minihost.server.common.EnvVersion;
import io.minihost.server.programs.Catalogue;
import io.minihost.server.shortcuts.Destination;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Makes links of where short addresses lead. */
@Component
public class ShortcutLinks {

    /** What stands in a query as it is, the percent sign of what is encoded already included. */
    private static final String PLAIN = "-._~!$&'()*+,;=:@/?%";

    private static final int ASCII = 0x80;

    private final Catalogue catalogue;
    private final VersionLinks versions;

    ShortcutLinks(Catalogue catalogue, VersionLinks versions) {
        this.catalogue = catalogue;
        this.versions = versions;
    }

    /** Empty when there is no version of the kind that it leads to. What only the host says of a link is not taken from it. */
    public Optional<LaunchLink> link(Destination to) {
        var path = UriUtils.encodePath(to.path(), StandardCharsets.UTF_8);
        var said = LaunchLink.parse(path, encoded(to.query()));
        var link = new LaunchLink(said.path(), said.query(), Map.of());
        if (to.env() == EnvVersion.RELEASE) {
            return Optional.of(link);
        }
        return catalogue
                .latest(to.program(), to.env())
                .map(version -> link.with(LaunchLink.VERSION, version.version())
                        .with(LaunchLink.TOKEN, versions.token(to.program(), version.version())));
    }

    private static String encoded(String query) {
        var text = new StringBuilder();
        query.codePoints().forEach(point -> {
            if (point < ASCII && (Character.isLetterOrDigit(point) || PLAIN.indexOf(point) >= 0)) {
                text.appendCodePoint(point);
            } else {
                text.append(UriUtils.encode(Character.toString(point), StandardCharsets.UTF_8));
            }
        });
        return text.toString();
    }
}
