package io.minihost.sandbox.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a child prints costs the server little. */
final class OutputLinesTests {

    private final List<String> lines = new ArrayList<>();

    @Test
    void passesLinesOn() throws IOException {
        copy("one\r\n\ttwo\n\nlast");
        assertThat(lines).containsExactly("one", "\ttwo", "", "last");
    }

    @Test
    void cutsALineWithoutEnd() throws IOException {
        copy("x".repeat(1_000_000) + "\nnext\n");
        assertThat(lines).hasSize(2).first().asString().hasSize(2000);
    }

    @Test
    void stopsALoopOfLines() throws IOException {
        copy("again\n".repeat(100_000));
        assertThat(lines).hasSizeLessThan(600).last().asString().contains("not logged");
    }

    @Test
    void showsWhatATerminalWouldObey() throws IOException {
        copy("\u001b[2Jgone\u0007\u009b\n");
        assertThat(lines).singleElement().asString().isEqualTo("\uFFFD[2Jgone\uFFFD\uFFFD");
    }

    @Test
    void tellsOfALockThatMayNeverBeGivenBack() {
        String warning = "OpenJDK 64-Bit Server VM warning: Potentially dangerous stack overflow in"
                + " ReservedStackAccess annotated method java.util.concurrent.locks.ReentrantLock.";
        assertThat(OutputLines.isAboutALockLeftTaken(warning + "lock()V [1]")).isTrue();
        assertThat(OutputLines.isAboutALockLeftTaken(warning + "unlock()V [1]")).isFalse();
        assertThat(OutputLines.isAboutALockLeftTaken("OpenJDK 64-Bit Server VM warning: CodeCache is full"))
                .isFalse();
    }

    @Test
    void hearsOfSuchALockThroughAnyNoise() throws IOException {
        String warning =
                "OpenJDK 64-Bit Server VM warning: Potentially dangerous stack overflow in ReservedStackAccess annotated method ";
        copy("again\n".repeat(1_000) + warning + "java.util.concurrent.locks.ReentrantLock.lock()V [1]\n");
        assertThat(lines).last().asString().contains("ReentrantLock.lock");
    }

    private void copy(String text) throws IOException {
        new OutputLines(lines::add).copy(new StringReader(text));
    }
}
