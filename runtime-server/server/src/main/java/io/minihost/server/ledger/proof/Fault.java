package io.minihost.server.ledger.proof;

/**
 * Something that is not as it should be.
 *
 * @param what a word for programs, such as {@code balance-wrong}
 * @param where an account, a transfer, a place in the chain
 * @param detail what is there and what should be, for people
 */
public record Fault(String what, String where, String detail) {}
