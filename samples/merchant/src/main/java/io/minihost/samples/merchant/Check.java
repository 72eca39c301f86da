package io.minihost.samples.merchant;

import org.jspecify.annotations.Nullable;

/**
 * What staff are told of a code.
 *
 * @param result VALID is told once for each code; then USED, and UNKNOWN for what no customer was given
 * @param voucher null where it is unknown
 * @param goods what it was paid for
 */
public record Check<T>(
        Result result, @Nullable Voucher voucher, @Nullable T goods) {

    public enum Result {
        VALID,
        USED,
        UNKNOWN
    }

    /** What somebody at the door sends. */
    public record Asked(String pin, String code) {}
}
