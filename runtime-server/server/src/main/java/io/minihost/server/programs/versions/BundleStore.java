package io.minihost.server.programs.versions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.minihost.compiler.CompiledBundle;
import io.minihost.server.programs.ProgramGone;
import io.minihost.server.storage.BlobKey;
import io.minihost.server.storage.Blobs;
import io.minihost.server.storage.NamingLock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import tools.jackson.databind.json.JsonMapper;

/** Keeps uploaded archives and what was compiled from them, each by its hash. */
@Component
public class BundleStore {

    private static final String CONTENT = "content";
    static final String COMPILED = "compiled";
    /** In the order in which they are stored, and locked. */
    static final List<String> KINDS = List.of(CONTENT, COMPILED);

    private static final long CACHED_CHARS_MAX =
            Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 16);

    private final Blobs blobs;
    private final NamingLock naming;
    private final JsonMapper json;
    private final Cache<String, CompiledBundle> recent = Caffeine.newBuilder()
            .maximumWeight(CACHED_CHARS_MAX)
            .weigher((String hash, CompiledBundle bundle) -> chars(bundle))
            .build();

    BundleStore(Blobs blobs, NamingLock naming, JsonMapper json) {
        this.blobs = blobs;
        this.naming = naming;
        this.json = json;
    }

    /** Within the transaction that names both. */
    public void put(Path archive, CompiledUpload upload) {
        naming.share(CONTENT);
        try (var content = Files.newInputStream(archive)) {
            blobs.put(new BlobKey(CONTENT, upload.contentHash()), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        put(upload.compiled());
    }

    /** Within the transaction that names it. */
    public void put(CompiledBundle compiled) {
        naming.share(COMPILED);
        blobs.put(new BlobKey(COMPILED, compiled.hash()), new ByteArrayInputStream(packed(compiled)));
    }

    public Optional<InputStream> content(String contentHash) {
        return blobs.get(new BlobKey(CONTENT, contentHash));
    }

    public Optional<CompiledBundle> compiled(String hash) {
        var known = recent.getIfPresent(hash);
        if (known != null) {
            return Optional.of(known);
        }
        var read = blobs.get(new BlobKey(COMPILED, hash)).map(this::unpacked);
        read.ifPresent(bundle -> recent.put(hash, bundle));
        return read;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void onProgramGone(ProgramGone event) {
        forget(event.hashes());
    }

    /** Of what was deleted nothing is served from memory. */
    public void forget(Collection<String> hashes) {
        recent.invalidateAll(hashes);
    }

    private byte[] packed(CompiledBundle bundle) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            json.writeValue(zip, bundle);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private CompiledBundle unpacked(InputStream stored) {
        try (stored;
                var unzipped = new GZIPInputStream(stored)) {
            return json.readValue(unzipped, CompiledBundle.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int chars(CompiledBundle bundle) {
        var texts = Stream.concat(bundle.modules().values().stream(), bundle.styles().values().stream());
        var sum = texts.mapToLong(String::length).sum()
                + bundle.manifest().length()
                + bundle.templates().length();
        return (int) Math.min(Integer.MAX_VALUE, sum);
    }
}
