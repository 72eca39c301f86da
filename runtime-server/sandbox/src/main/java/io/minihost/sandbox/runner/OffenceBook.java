package io.minihost.sandbox.runner;

import java.util.List;

/** Remembers who cost runners for longer than this process lives. */
public interface OffenceBook {

    /** Remembers nothing. */
    OffenceBook NONE = new OffenceBook() {
        @Override
        public List<Offence> open() {
            return List.of();
        }

        @Override
        public void note(Offence offence) {}
    };

    /** Everything that still counts. Called once, before the first guest; may wait. */
    List<Offence> open();

    /** Takes the newest state of one subject. Must not wait. */
    void note(Offence offence);
}
