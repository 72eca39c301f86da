package io.minihost.server.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minihost.server.common.InvalidSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MapTilesTests {

    @Test
    void takesTemplatesOfAnyHostAndOfItsOwn() {
        assertThat(new MapTiles("https://t.example.com/{z}/{x}/{y}.png", "Maps", 18).url())
                .isEqualTo("https://t.example.com/{z}/{x}/{y}.png");
        assertThat(new MapTiles("/tiles/{z}-{x}-{y}", "", 19).url()).isEqualTo("/tiles/{z}-{x}-{y}");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void isNothingWhenUnset(String url) {
        assertThat(new MapTiles(url, "", 19).url()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://t.example.com/{z}/{x}.png", "javascript:{x}{y}{z}", "https://a b/{x}{y}{z}"})
    void refusesWhatIsNoTemplate(String url) {
        assertThatThrownBy(() -> new MapTiles(url, "", 19))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("MINIHOST_MAP_TILES_URL");
    }
}
