package io.minihost.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.AbstractStringAssert;

/** Reads what must be refused. */
final class Refusals {

    private Refusals() {}

    static BundleRejected of(byte[] archive) {
        return of(archive, Limits.DEFAULT);
    }

    static BundleRejected of(byte[] archive, Limits limits) {
        BundleRejected refusal =
                catchThrowableOfType(BundleRejected.class, () -> new BundleReader(limits).read(archive));
        assertThat(refusal).as("refusal").isNotNull();
        assertThat(refusal.problems()).anyMatch(Problem::isError);
        return refusal;
    }

    static AbstractStringAssert<?> message(byte[] archive) {
        return assertThat(of(archive).getMessage());
    }
}
