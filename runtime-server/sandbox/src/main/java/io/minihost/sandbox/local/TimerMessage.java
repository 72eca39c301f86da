package io.minihost.sandbox.local;

/** The message a guest gets when a timer has come due. */
final class TimerMessage {

    private static final String HEAD = "{\"t\":\"timer\",\"id\":";

    private TimerMessage() {}

    static String of(int id) {
        return HEAD + id + "}";
    }

    /** The timer a message is about, -1 if it is no timer message. */
    static int id(String message) {
        if (!message.startsWith(HEAD) || !message.endsWith("}")) {
            return -1;
        }
        try {
            return Integer.parseInt(message.substring(HEAD.length(), message.length() - 1));
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
