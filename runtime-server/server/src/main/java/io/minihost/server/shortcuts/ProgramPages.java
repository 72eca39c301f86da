package io.minihost.server.shortcuts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.minihost.server.common.AppId;
import io.minihost.server.common.EnvVersion;
import io.minihost.server.programs.Catalogue;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Which pages programs have. */
@Service
public class ProgramPages {

    private static final int REMEMBERED = 500;

    private final Catalogue catalogue;
    private final JsonMapper json;
    private final Cache<String, Layout> layouts =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    ProgramPages(Catalogue catalogue, JsonMapper json) {
        this.catalogue = catalogue;
        this.json = json;
    }

    /**
     * What a version is made of.
     *
     * @param pages their paths
     * @param color of its window's head, as its author wrote it; empty when it says none
     */
    public record Layout(Set<String> pages, String color) {

        public Layout {
            pages = Set.copyOf(pages);
        }

        /** Whether a path leads to a page; the empty one leads to the first. */
        public boolean has(String path) {
            return path.isEmpty() || pages.contains(path);
        }
    }

    /** The version that is opened in an environment; empty when there is none. */
    public Optional<Layout> of(AppId program, EnvVersion env) {
        return catalogue.latest(program, env).flatMap(version -> {
            var hash = catalogue.current(version).hash();
            var known = layouts.getIfPresent(hash);
            return known == null ? read(hash) : Optional.of(known);
        });
    }

    private Optional<Layout> read(String hash) {
        return catalogue.bundle(hash).map(bundle -> {
            var manifest = json.readTree(bundle.manifest());
            var pages = manifest.path("pages")
                    .valueStream()
                    .map(page -> page.asString(""))
                    .collect(Collectors.toUnmodifiableSet());
            var color = manifest.path("app").path("window").path("navigationBarBackgroundColor");
            var layout = new Layout(pages, color.asString(""));
            layouts.put(hash, layout);
            return layout;
        });
    }
}
