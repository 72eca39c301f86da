package io.minihost.server.messages.templates;

/** A program cannot have a kind of message. */
public final class TemplateRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Why {
        BANNED,
        FULL,
        TID,
        KEYWORDS,
        SCENE
    }

    private final Why why;

    TemplateRefused(Why why) {
        super(why.name(), null, false, false);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
