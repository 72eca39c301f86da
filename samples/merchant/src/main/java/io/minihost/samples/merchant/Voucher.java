package io.minihost.samples.merchant;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A paid code that is worth something once.
 *
 * @param code twelve letters and digits, as <code>7K2M-9QXT-4RBD</code>
 * @param usedAt null while it is unused
 */
public record Voucher(String code, String number, @Nullable Instant usedAt) {}
