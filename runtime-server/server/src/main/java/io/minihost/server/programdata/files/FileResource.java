package io.minihost.server.programdata.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.AbstractResource;

/** A file as the web layer wants it, so that parts of it can be asked for. */
final class FileResource extends AbstractResource {

    private final FileStore files;
    private final StoredFile file;

    FileResource(FileStore files, StoredFile file) {
        this.files = files;
        this.file = file;
    }

    @Override
    public long contentLength() {
        return file.bytes();
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return files.open(file).orElseThrow(() -> new FileNotFoundException(getDescription()));
    }

    @Override
    public String getDescription() {
        return file.path().wire();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FileResource resource && resource.file.equals(file);
    }

    @Override
    public int hashCode() {
        return file.hashCode();
    }
}
