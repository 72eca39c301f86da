package io.minihost.server.home;

import org.jspecify.annotations.Nullable;

/** What a text means; {@code url} is set for {@link Kind#OPEN}. */
record CodeMeaning(Kind kind, @Nullable String url) {

    static final CodeMeaning TEXT = new CodeMeaning(Kind.TEXT, null);
    static final CodeMeaning GONE = new CodeMeaning(Kind.GONE, null);

    /** What to do with a text. */
    enum Kind {
        /** open {@code url} */
        OPEN,
        /** a program of this host that cannot be opened (any more) */
        GONE,
        /** nothing of this host: show it */
        TEXT
    }

    static CodeMeaning open(String url) {
        return new CodeMeaning(Kind.OPEN, url);
    }
}
