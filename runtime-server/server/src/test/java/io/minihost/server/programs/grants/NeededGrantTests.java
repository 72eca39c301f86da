package io.minihost.server.programs.grants;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** A host on which programs have to ask first. */
@TestPropertySource(
        properties = {
            "minihost.grants.needed=phone,location",
            "minihost.domain-verification=required",
            "minihost.domain-check=enforce"
        })
class NeededGrantTests extends GrantTest {

    @Test
    void whatHasToBeGrantedIsRefusedUntilItIs() {
        assertThat(grant("location").has("state")).isFalse();
        assertThat(grant("location").get("usable").booleanValue()).isFalse();
        assertThat(grant("camera").get("usable").booleanValue()).isTrue();
        var view = runs("""
                say("first " + await told("getLocation", {}) + " " + await told("authorize", { scope: "scope.camera" }));
                for (;;) {
                  const word = await told("getLocation", {});
                  if (word.endsWith("ok")) return say("then " + word);
                  await wait();
                }
                """);
        assertThat(said(view, "first")).contains("getLocation:fail " + REFUSED, "authorize ok");
        set("location", "asked");
        set("location", "granted");
        assertThat(said(view, "then")).contains("getLocation ok");
    }
}
