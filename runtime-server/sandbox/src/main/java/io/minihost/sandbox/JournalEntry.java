package io.minihost.sandbox;

/**
 * What started one turn of a guest, enough to run it again.
 *
 * @param atMillis the guest's clock during the whole turn, milliseconds since 1970
 * @param message the message as sent, or as made by the sandbox for a timer
 */
public record JournalEntry(long atMillis, String message) {}
