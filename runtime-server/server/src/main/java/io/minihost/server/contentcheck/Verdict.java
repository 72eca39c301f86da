package io.minihost.server.contentcheck;

/**
 * What a check says.
 *
 * @param label the platform's number for what is wrong, {@link #NORMAL} when nothing is
 * @param keyword which word of a list it is; empty when it is none
 */
public record Verdict(Suggestion suggestion, int label, String keyword) {

    public static final int NORMAL = 100;

    public static final Verdict PASSED = new Verdict(Suggestion.PASS, NORMAL, "");
}
