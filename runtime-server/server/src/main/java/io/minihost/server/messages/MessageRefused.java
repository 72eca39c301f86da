package io.minihost.server.messages;

/** A program cannot send a message. */
public final class MessageRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Why {
        /** The program has no such kind of message. */
        TEMPLATE,
        /** A value is missing or none that the kind allows; the message names it. */
        VALUE,
        /** The program has no such page. */
        PAGE,
        /** The operator lets the program, or this kind of message, tell nobody anything. */
        BANNED,
        /** The person has not agreed to it, or all that they agreed to was sent. */
        NOT_WANTED
    }

    private final Why why;

    MessageRefused(Why why, String words) {
        super(words, null, false, false);
        this.why = why;
    }

    public Why why() {
        return why;
    }

    /** What is wrong with which value; empty where {@link #why} says it all. */
    public String words() {
        return String.valueOf(getMessage());
    }
}
