package io.minihost.server.sessions.files;

import java.io.IOException;
import java.io.InputStream;

/**
 * Something a program may read: a file of its own, or one of its bundle.
 *
 * @param name the last part of its path
 */
record ReadableFile(String name, String type, long bytes, Content content) {

    /** Opens the file anew. */
    interface Content {
        InputStream open() throws IOException;
    }
}
