package io.minihost.server.assets;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.minihost.bundle.Bundle;
import io.minihost.compiler.CompiledBundle;
import io.minihost.server.programs.Catalogue;
import io.minihost.server.programs.ProgramGone;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Style sheets and files of programs, by the hash of the compiled bundle: {@code <hash>/s/….css}, {@code <hash>/f/…}. Below
 * {@code <hash>/u/} are the style sheets without scopes, for browsers that know none.
 */
@Component
class BundleAssets {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final int HASH_LENGTH = 64;
    private static final String STYLES = "/s/";
    private static final String UNSCOPED = "/u/";
    private static final long CACHED_BYTES_MAX =
            Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 8);

    private final Catalogue catalogue;
    private final Cache<String, Files> recent = Caffeine.newBuilder()
            .maximumWeight(CACHED_BYTES_MAX)
            .weigher((String hash, Files files) -> files.weight())
            .build();

    BundleAssets(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Finds a file by its path below {@code /_b/}. */
    Optional<Asset> find(String path) {
        if (path.length() < HASH_LENGTH + 1) {
            return Optional.empty();
        }
        var hash = path.substring(0, HASH_LENGTH);
        var files = HASH.matcher(hash).matches() ? recent.get(hash, this::load) : null;
        var name = path.substring(HASH_LENGTH);
        if (name.startsWith(UNSCOPED)) {
            return Optional.ofNullable(files)
                    .map(known -> known.byPath().get(STYLES + name.substring(UNSCOPED.length())))
                    .map(BundleAssets::unscoped);
        }
        return Optional.ofNullable(files).map(known -> known.byPath().get(name));
    }

    private static Asset unscoped(Asset styles) {
        var css = new String(styles.bytes(false), StandardCharsets.UTF_8);
        return new Asset(SheetScopes.removed(css).getBytes(StandardCharsets.UTF_8), FileType.STYLES);
    }

    /** Of what was deleted nothing is served from memory. */
    @TransactionalEventListener(fallbackExecution = true)
    void onProgramGone(ProgramGone event) {
        recent.invalidateAll(event.hashes());
    }

    private @Nullable Files load(String hash) {
        var compiled = catalogue.bundle(hash);
        var source = catalogue.source(hash);
        if (compiled.isEmpty() || source.isEmpty()) {
            return null;
        }
        return new Files(assets(compiled.get(), source.get()));
    }

    private static Map<String, Asset> assets(CompiledBundle compiled, Bundle source) {
        var assets = new HashMap<String, Asset>();
        compiled.styles()
                .forEach((path, css) -> assets.put(
                        STYLES + path + ".css", new Asset(css.getBytes(StandardCharsets.UTF_8), FileType.STYLES)));
        for (var path : source.files().paths()) {
            if (!FileType.isSource(path)) {
                var content = Objects.requireNonNull(source.files().bytes(path));
                assets.put("/f/" + path, new Asset(content, FileType.of(path)));
            }
        }
        return assets;
    }

    /** Everything a browser may get of one bundle. */
    private record Files(Map<String, Asset> byPath) {

        private static final int BYTES_BESIDE_CONTENT = 500;

        int weight() {
            var bytes = byPath.values().stream()
                    .mapToLong(asset -> asset.size() + BYTES_BESIDE_CONTENT)
                    .sum();
            return (int) Math.min(Integer.MAX_VALUE, bytes);
        }
    }
}
