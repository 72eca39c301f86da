package io.minihost.sandbox;

/** Entries the sandbox itself writes into a guest's log, as JSON of the shape {@code LogEntry}. */
public final class LogLine {

    private LogLine() {}

    /** A limit was hit; which one is for machines, the text for the developer. */
    public static String limit(String level, String limit, String message) {
        return limit(level, "program", limit, message);
    }

    /** A guest ended at a limit: its own fault, or else the host's. */
    public static String end(GuestEnd end, String limit) {
        return limit("error", end.reason() == GuestEnd.Reason.LIMIT ? "program" : "host", limit, end.message());
    }

    private static String limit(String level, String attribution, String limit, String message) {
        return "{\"level\":\"" + level + "\",\"kind\":\"limit\",\"attribution\":\"" + attribution + "\",\"message\":"
                + quote(message) + ",\"limit\":" + quote(limit) + "}";
    }

    /** Something the guest's own code should have caught. */
    public static String uncaught(String message) {
        return "{\"level\":\"error\",\"kind\":\"error\",\"attribution\":\"host\",\"message\":" + quote(message) + "}";
    }

    static String quote(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c == '\u2028' || c == '\u2029') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
