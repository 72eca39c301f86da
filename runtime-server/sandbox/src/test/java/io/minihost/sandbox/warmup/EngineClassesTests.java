package io.minihost.sandbox.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.sandbox.local.GuestTimers;
import io.minihost.sandbox.local.LocalGuest;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EngineClassesTests {

    @Test
    void areAllThatHaveAnInitialiser() throws Exception {
        List<String> names = EngineClasses.names();
        assertThat(names)
                .containsAll(ClassList.ofThisProcess().stream()
                        .filter(name -> !name.startsWith("io.minihost"))
                        .toList())
                .contains(LocalGuest.class.getName(), GuestTimers.class.getName())
                .contains("com.oracle.truffle.js.builtins.math.MathBuiltins$Math")
                .contains("com.oracle.truffle.regex.tregex.parser.CaseFoldData")
                .contains("org.graalvm.shadowed.com.ibm.icu.text.DateTimePatternGenerator")
                .contains("java.math.BigDecimal");
    }
}
