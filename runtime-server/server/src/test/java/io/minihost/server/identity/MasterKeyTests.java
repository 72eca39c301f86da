package io.minihost.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import io.minihost.server.common.InvalidSetting;
import io.minihost.server.identity.people.CookieSigner;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One master key, or several while it is replaced. */
class MasterKeyTests {

    private static final String OLD = "the-key-of-the-old-days";
    private static final String NEW = "the-key-of-the-new-days";

    private static MasterKey keys(String... keys) {
        return MasterKeys.of(mock(), keys);
    }

    @Test
    void knowsGuestsByTheCookieThatAnyKeyHasSigned() {
        var ann = UUID.randomUUID();
        var old = new CookieSigner(keys(OLD)).sign(ann);
        var during = new CookieSigner(keys(NEW, OLD));
        assertThat(during.verify(old)).contains(ann);
        var renewed = during.sign(ann);
        assertThat(renewed).isNotEqualTo(old);
        assertThat(new CookieSigner(keys(NEW)).verify(renewed)).contains(ann);
        assertThat(new CookieSigner(keys(NEW)).verify(old)).isEmpty();
        assertThat(new CookieSigner(keys(OLD, NEW)).verify(renewed)).contains(ann);
    }

    @Test
    void readsListsAsOperatorsWriteThem() {
        assertThat(IdentityProperties.masterKeys(" " + NEW + " ,\n" + OLD + "\r\n\n", "a file"))
                .containsExactly(NEW, OLD);
        assertThat(keys(NEW).id()).isNotEqualTo(keys(OLD).id()).matches("[0-9a-f]{8}");
        assertThat(keys(NEW, OLD).id()).isEqualTo(keys(NEW).id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "the-key-of-the-new-days,short", " , ", ",\n"})
    void refusesKeysThatAreTooShort(String text) {
        assertThatThrownBy(() -> IdentityProperties.masterKeys(text, "a file"))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("MINIHOST_MASTER_KEY")
                .hasMessageNotContaining("short");
    }
}
