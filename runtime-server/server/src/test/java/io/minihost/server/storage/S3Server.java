package io.minihost.server.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * S3Proxy: a service that speaks S3, checks signatures and keeps objects as files. Its classes stay by themselves, beyond those of
 * the server.
 */
public final class S3Server implements AutoCloseable {

    public static final String ACCESS_KEY = "access-key-of-the-tests";
    public static final String SECRET_KEY = "secret-key-of-the-tests";
    public static final String BUCKET = "bucket-of-the-tests";

    private static final Path JARS = Path.of("target/s3proxy");
    private static final String PACKAGE = "org.gaul.s3proxy.";

    private final Path folder;
    private final URLClassLoader loader;
    private final Object proxy;

    private S3Server(Path folder, URLClassLoader loader, Object proxy) {
        this.folder = folder;
        this.loader = loader;
        this.proxy = proxy;
    }

    /** Starts one with an empty bucket. */
    public static S3Server start(Path home) {
        var folder = home.toAbsolutePath();
        try {
            Files.createDirectories(folder.resolve(BUCKET));
            var loader = new URLClassLoader(jars(), S3Server.class.getClassLoader());
            var store = loader.loadClass(PACKAGE + "blobstore.BlobStore");
            var files = loader.loadClass(PACKAGE + "nio2blob.FilesystemNio2BlobStore")
                    .getConstructor(String.class)
                    .newInstance(folder.toString());
            var type = loader.loadClass(PACKAGE + "S3Proxy");
            var authentication = loader.loadClass(PACKAGE + "auth.AuthenticationType");
            var signed = authentication.getMethod("fromString", String.class).invoke(null, "aws-v4");
            var builder = type.getMethod("builder").invoke(null);
            set(builder, "blobStore", store, files);
            set(builder, "endpoint", URI.class, URI.create("http://127.0.0.1:0"));
            set(builder, "stopTimeout", long.class, 0L);
            builder.getClass()
                    .getMethod("awsAuthentication", authentication, String.class, String.class)
                    .invoke(builder, signed, ACCESS_KEY, SECRET_KEY);
            var proxy = builder.getClass().getMethod("build").invoke(builder);
            type.getMethod("start").invoke(proxy);
            return new S3Server(folder, loader, proxy);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL[] jars() throws IOException {
        try (var files = Files.list(JARS)) {
            return files.map(S3Server::url).toArray(URL[]::new);
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void set(Object builder, String name, Class<?> type, Object value)
            throws ReflectiveOperationException {
        builder.getClass().getMethod(name, type).invoke(builder, value);
    }

    public URI endpoint() {
        try {
            return URI.create(
                    "http://127.0.0.1:" + proxy.getClass().getMethod("getPort").invoke(proxy));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For {@code MINIHOST_STORAGE_URL}. */
    public String url(String prefix) {
        return "s3://" + BUCKET + "/" + prefix + "?endpoint=" + endpoint();
    }

    /** Where its objects lie. */
    public Path bucket() {
        return folder.resolve(BUCKET);
    }

    @Override
    public void close() {
        try {
            proxy.getClass().getMethod("stop").invoke(proxy);
            loader.close();
        } catch (ReflectiveOperationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
