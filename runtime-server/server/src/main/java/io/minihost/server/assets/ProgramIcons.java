package io.minihost.server.assets;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.minihost.bundle.Bundle;
import io.minihost.server.programs.Catalogue;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The pictures that programs bring for themselves: {@code icon} in {@code project.config.json} names a PNG, JPEG, WebP or SVG file
 * in the bundle.
 */
@Component
public class ProgramIcons {

    private static final int BYTES_MAX = 256 * 1024;
    private static final long CACHED_BYTES_MAX = 16L * 1024 * 1024;
    private static final int BYTES_WITHOUT_ICON = 100;

    private final Catalogue catalogue;
    private final Cache<String, Optional<Asset>> recent = Caffeine.newBuilder()
            .maximumWeight(CACHED_BYTES_MAX)
            .weigher(
                    (String hash, Optional<Asset> icon) -> icon.map(Asset::size).orElse(0) + BYTES_WITHOUT_ICON)
            .build();

    ProgramIcons(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Finds the icon in a compiled bundle by its hash; none when there is none or it cannot be shown. */
    public Optional<Asset> of(String hash) {
        return recent.get(hash, unknown -> catalogue.source(unknown).flatMap(ProgramIcons::in));
    }

    private static Optional<Asset> in(Bundle bundle) {
        var project = bundle.project();
        var root = plain(project.path("miniprogramRoot").asString("")).replaceFirst("/?$", "/");
        var named = plain(project.path("icon").asString(""));
        var path = named.startsWith(root) ? named.substring(root.length()) : named;
        var type = FileType.of(path);
        return Optional.ofNullable(bundle.files().has(path) ? bundle.files().bytes(path) : null)
                .filter(content -> content.length <= BYTES_MAX)
                .filter(content -> type.isInline() && type.contentType().startsWith("image/"))
                .map(content -> new Asset(content, type));
    }

    private static String plain(String path) {
        return path.strip().replaceFirst("^\\.?/+", "");
    }
}
