package io.minihost.bench;

import java.util.List;

/** Whose memory counts. */
final class Processes {

    private Processes() {}

    /** Process ids that hold the sessions: this process, or its runners alone. */
    static List<Long> of(String mode) {
        if ("local".equals(mode)) {
            return List.of(ProcessHandle.current().pid());
        }
        return ProcessHandle.current().children().map(ProcessHandle::pid).toList();
    }
}
