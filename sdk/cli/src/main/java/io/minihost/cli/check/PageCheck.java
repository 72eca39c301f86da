package io.minihost.cli.check;

import java.util.List;

/**
 * What became of one page.
 *
 * @param painted whether its first paint was complete and its onReady has run
 * @param errors uncaught ones, each in one line with its file
 * @param failure why it was not painted, or empty
 */
public record PageCheck(String path, boolean painted, List<String> errors, String failure) {

    public PageCheck {
        errors = List.copyOf(errors);
    }
}
