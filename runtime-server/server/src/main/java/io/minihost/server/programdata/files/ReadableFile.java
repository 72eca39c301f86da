package io.minihost.server.programdata.files;

import java.io.IOException;
import java.io.InputStream;

/**
 * Something a program may read: a file of its own, or one of its bundle.
 *
 * @param name the last part of its path
 */
public record ReadableFile(String name, String type, long bytes, Content content) {

    /** Opens the file anew. */
    public interface Content {
        InputStream open() throws IOException;
    }
}
