package io.minihost.sandbox;

import java.util.List;

/**
 * What started one turn of a guest and what it was answered meanwhile, enough to run it again.
 *
 * @param atMillis the guest's clock during the whole turn, milliseconds since 1970
 * @param message the message as sent, or as made by the sandbox for a timer
 * @param answers to what it asked in the middle of the turn, in order
 */
public record JournalEntry(long atMillis, String message, List<String> answers) {

    public JournalEntry {
        answers = List.copyOf(answers);
    }

    /** A turn that asked nothing. */
    public JournalEntry(long atMillis, String message) {
        this(atMillis, message, List.of());
    }

    /** Characters of all its texts. */
    public long chars() {
        return message.length() + answers.stream().mapToLong(String::length).sum();
    }
}
